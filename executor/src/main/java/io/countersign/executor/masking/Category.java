package io.countersign.executor.masking;

import java.util.regex.Pattern;

/**
 * What kind of data a value is; it chooses the {@link Mask}. Any name may be declared; the
 * constants are those that masks or detectors know.
 *
 * @param name lower-case words joined by hyphens, such as {@code card-number}
 */
public record Category(String name) {
  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*+(-[a-z0-9]++)*+");

  public static final Category EMAIL = new Category("email");
  public static final Category PHONE = new Category("phone");
  public static final Category CARD_NUMBER = new Category("card-number");
  public static final Category IBAN = new Category("iban");
  public static final Category NATIONAL_ID = new Category("national-id");
  public static final Category JWT = new Category("jwt");
  public static final Category PRIVATE_KEY = new Category("private-key");
  public static final Category CLOUD_KEY = new Category("cloud-key");
  public static final Category SECRET = new Category("secret");
  public static final Category IP_ADDRESS = new Category("ip-address");
  public static final Category DATE_OF_BIRTH = new Category("date-of-birth");
  public static final Category NAME = new Category("name");

  public Category {
    if (!KEBAB_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a category is lower-case words joined by hyphens, such as card-number, not: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
