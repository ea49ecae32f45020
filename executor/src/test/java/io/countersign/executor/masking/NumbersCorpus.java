package io.countersign.executor.masking;

import java.util.List;
import java.util.Map;

/**
 * Invented numbers with right check digits, computed here a second time from what the issuers
 * publish, so that a mistake in the detectors shows.
 */
final class NumbersCorpus {
  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "DE", "18", "AT", "16", "BE", "12", "ES", "20", "PL", "24", "PT", "21", "DK", "14", "NO",
          "11", "GB", "WXYZ14", "NL", "WXYZ10");

  private final Draw draw;

  NumbersCorpus(Draw draw) {
    this.draw = draw;
  }

  String card() {
    String prefix =
        draw.one("4", "51", "52", "55", "2221", "2720", "6011", "3530", "62", "2200", "9792");
    String number = luhn(prefix + draw.digits(15 - prefix.length()));
    String american = luhn(draw.one("34", "37") + draw.digits(12));
    return draw.one(
        number,
        number,
        Draw.group(number, " ", 4, 4, 4),
        Draw.group(number, "-", 4, 4, 4),
        american,
        Draw.group(american, " ", 4, 6),
        luhn("36" + draw.digits(11)));
  }

  /** With the digit that makes every second one doubled, from the right, sum up to tens. */
  static String luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return digits + (10 - sum % 10) % 10;
  }

  String iban() {
    String country = draw.one(List.copyOf(ACCOUNTS.keySet()).stream().sorted().toList());
    String structure = ACCOUNTS.getOrDefault(country, "");
    String letters = structure.startsWith("WXYZ") ? draw.from(Draw.UPPER, 4) : "";
    String account = letters + draw.digits(Integer.parseInt(structure.replace("WXYZ", "")));
    String iban =
        country + "%02d".formatted(98 - Draw.modulo(number(account + country + "00"), 97));
    String written = iban + account;
    String grouped = written.replaceAll("(.{4})(?=.)", "$1 ");
    return draw.one(written, grouped, written.toLowerCase(java.util.Locale.ROOT));
  }

  private static String number(String text) {
    StringBuilder number = new StringBuilder();
    text.chars().forEach(c -> number.append(Character.digit(c, 36)));
    return number.toString();
  }

  /** Each with a label where it is known by one only. */
  String nationalId() {
    return switch (draw.between(0, 15)) {
      case 0 ->
          Draw.group(draw.one("2", "4", "5", "6") + "12" + "34" + "5" + draw.digits(3), "-", 3, 2);
      case 1 -> draw.one("AB", "CE", "JK", "PR") + draw.digits(6) + draw.one("A", "B", "C", "D");
      case 2 -> dni(draw.digits(8), "");
      case 3 -> dni("0" + draw.digits(7), "X");
      case 4 -> cpf();
      case 5 -> ahv();
      case 6 -> nir();
      case 7 -> hetu();
      case 8 -> personnummer();
      case 9 -> norwegian();
      case 10 -> "BSN " + bsn();
      case 11 -> "PESEL: " + pesel();
      case 12 -> "kimlik no " + turkish();
      case 13 -> chinese();
      case 14 -> "OIB=" + oib();
      default -> "sin: " + luhn(draw.digits(8));
    };
  }

  private String dni(String digits, String prefix) {
    char letter = "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23);
    return prefix + (prefix.isEmpty() ? digits : digits.substring(1)) + letter;
  }

  private String cpf() {
    String nine = draw.digits(8) + draw.between(1, 9);
    String ten = nine + zeroBelowTwo(Draw.sum(nine, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11);
    String all = ten + zeroBelowTwo(Draw.sum(ten, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11);
    return Draw.group(all.substring(0, 9), ".", 3, 3) + "-" + all.substring(9);
  }

  private static int zeroBelowTwo(int rest) {
    return rest < 2 ? 0 : 11 - rest;
  }

  private String ahv() {
    String twelve = "756" + draw.digits(9);
    int sum = Draw.sum(twelve, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3);
    return Draw.group(twelve + (10 - sum % 10) % 10, ".", 3, 4, 4);
  }

  private String nir() {
    String body = draw.one("1", "2") + draw.date("ym") + "75" + draw.digits(6);
    return body + "%02d".formatted(97 - Draw.modulo(body, 97));
  }

  private String hetu() {
    String date = draw.date("dmy");
    String number = draw.digits(3);
    int rest = Draw.modulo(date + number, 31);
    return date + "-" + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(rest);
  }

  private String personnummer() {
    String ten = luhn(draw.date("ymd") + draw.digits(3));
    return Draw.group(ten, "-", 6);
  }

  private String norwegian() {
    while (true) {
      String nine = draw.date("dmy") + draw.digits(3);
      int first = (11 - Draw.sum(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
      int second = (11 - Draw.sum(nine + first % 10, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
      if (first < 10 && second < 10) {
        return nine + first + second;
      }
    }
  }

  private String bsn() {
    while (true) {
      String eight = draw.digits(8);
      int last = Draw.sum(eight, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      if (last < 10) {
        return eight + last;
      }
    }
  }

  private String pesel() {
    String ten = draw.date("ymd") + draw.digits(4);
    return ten + (10 - Draw.sum(ten, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
  }

  private String turkish() {
    String nine = draw.between(1, 9) + draw.digits(8);
    int odd = Draw.sum(nine, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = Draw.sum(nine, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    int tenth = Math.floorMod(7 * odd - even, 10);
    return nine + tenth + (odd + even + tenth) % 10;
  }

  private String chinese() {
    String body = "110105" + "19" + draw.date("ymd") + draw.digits(3);
    int sum = Draw.sum(body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return body + "10X98765432".charAt(sum % 11);
  }

  private String oib() {
    String ten = draw.digits(10);
    int rest = 10;
    for (int i = 0; i < ten.length(); i++) {
      int sum = (rest + ten.charAt(i) - '0') % 10;
      rest = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return ten + (11 - rest) % 10;
  }
}
