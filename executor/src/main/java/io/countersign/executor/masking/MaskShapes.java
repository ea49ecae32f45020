package io.countersign.executor.masking;

import java.util.regex.Pattern;

/**
 * Tells masks from values, so that no mask is written back in the place of one. A coarse date, the
 * lower bound of a bucket, null and the codes of numbers look like any other value.
 */
public final class MaskShapes {
  private static final Pattern UNMISTAKABLE =
      Pattern.compile(
          "(?:^|[^A-Za-z0-9*])\\S?\\*\\*\\*@\\*\\*\\*(?:$|[^A-Za-z0-9*])"
              + "|(?:^|[^A-Za-z0-9])"
              + Codes.SHAPE.pattern()
              + "(?:$|[^A-Za-z0-9])");

  private static final String HIDDEN_BYTES = "\\x2a2a2a";

  private MaskShapes() {}

  /** Whether nobody but us would write it: a masked e-mail address or a code is in it. */
  public static boolean isUnmistakable(String value) {
    return (value.indexOf("***@***") >= 0 || value.indexOf("h:") >= 0)
        && UNMISTAKABLE.matcher(value).find();
  }

  /** Whether it is what stands for a value of a classified column. */
  public static boolean isMask(String value) {
    return value.contains(Mask.HIDDEN) || value.equals(HIDDEN_BYTES) || isUnmistakable(value);
  }

  /** Whether it is a number that we put in the place of one of the category. */
  public static boolean isLikeNumber(String value, String category) {
    String digits = Characters.digitsOf(value);
    return switch (category) {
      case "card-number" ->
          digits.startsWith("0") && digits.length() >= 12 && !Characters.hasLetter(value);
      case "phone" -> LikeNumbers.isNobodys(value, digits);
      default -> false;
    };
  }
}
