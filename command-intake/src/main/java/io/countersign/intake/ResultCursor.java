package io.countersign.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next row to read. Callers see it as opaque text. */
public record ResultCursor(int chunk, int row) {
  public static final ResultCursor START = new ResultCursor(0, 0);
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

  /**
   * @throws IllegalArgumentException if the text was not made by {@link #toString()}
   */
  public static ResultCursor parse(String text) {
    Matcher parts =
        FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a cursor");
    }
    return new ResultCursor(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((chunk + "." + row).getBytes(StandardCharsets.ISO_8859_1));
  }
}
