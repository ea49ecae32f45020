package io.countersign.executor.masking;

/** Check digit arithmetic over strings of ASCII digits. */
final class CheckDigits {
  private static final int[][] VERHOEFF_PRODUCTS = dihedralProducts();
  private static final int[][] VERHOEFF_PERMUTATIONS = permutations();

  private CheckDigits() {}

  static int digit(String digits, int index) {
    return digits.charAt(index) - '0';
  }

  /** ISO/IEC 7812-1 annex B. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
  }

  /** The sum of each digit times its weight. */
  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(digits, i);
    }
    return sum;
  }

  /** The remainder of a number of any length. */
  static int remainder(String digits, int divisor) {
    int remainder = 0;
    for (int i = 0; i < digits.length(); i++) {
      remainder = (remainder * 10 + digit(digits, i)) % divisor;
    }
    return remainder;
  }

  /** ISO/IEC 7064 MOD 11,10. */
  static boolean mod1110(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (product + digit(digits, i)) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(digits, digits.length() - 1);
  }

  /** Verhoeff's scheme over the dihedral group D5. */
  static boolean verhoeff(String digits) {
    int check = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      check = VERHOEFF_PRODUCTS[check][VERHOEFF_PERMUTATIONS[i % 8][digit]];
    }
    return check == 0;
  }

  private static int[][] dihedralProducts() {
    int[][] products = new int[10][10];
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        int turned = a < 5 ? a + b % 5 : a - b % 5 + 5;
        boolean mirrored = a >= 5 != b >= 5;
        products[a][b] = turned % 5 + (mirrored ? 5 : 0);
      }
    }
    return products;
  }

  private static int[][] permutations() {
    int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    int[][] permutations = new int[8][10];
    for (int digit = 0; digit < 10; digit++) {
      permutations[0][digit] = digit;
    }
    for (int row = 1; row < 8; row++) {
      for (int digit = 0; digit < 10; digit++) {
        permutations[row][digit] = step[permutations[row - 1][digit]];
      }
    }
    return permutations;
  }
}
