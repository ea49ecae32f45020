package io.countersign.executor.masking;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * What looks like something sensitive and is not: numbers, codes, names, times, other people's
 * encodings.
 */
final class HarmlessCorpus {
  private static final List<Function<Draw, String>> KINDS =
      List.of(
          draw -> wrongLuhn(draw, draw.one("4", "51", "6011")),
          draw -> draw.digits(16),
          draw -> "1" + draw.digits(15),
          draw -> "DE00" + draw.digits(18),
          draw -> draw.one("XX", "US", "QQ") + draw.digits(20),
          draw -> "17" + draw.digits(11),
          draw -> "17" + draw.digits(17),
          draw -> "2026-11-" + draw.between(10, 28) + "T12:" + draw.between(10, 59) + ":05.123Z",
          draw -> draw.date("d.m.") + "2026 um 12:30",
          draw -> new UUID(draw.digits(18).hashCode() * 31L, draw.digits(9).hashCode()).toString(),
          draw -> draw.hexadecimal(40),
          draw -> draw.hexadecimal(64),
          draw -> Draw.group(draw.hexadecimal(12), ":", 2, 2, 2, 2, 2),
          draw -> "978-3-16-" + draw.digits(6) + "-" + draw.digits(1),
          draw -> article(draw, "40"),
          draw -> article(draw, "50"),
          draw -> draw.between(1, 999) + "," + draw.digits(3) + "," + draw.digits(3) + ".00 EUR",
          draw -> draw.between(1, 99) + " " + draw.digits(3) + " " + draw.digits(3) + " items",
          draw -> draw.between(40, 60) + "." + draw.digits(6) + ", 13." + draw.digits(6),
          draw -> "ORD-2026-" + draw.digits(6),
          draw -> "INV/" + draw.digits(4) + "/" + draw.digits(4),
          draw -> "1Z999AA1" + draw.digits(10),
          draw -> "version " + draw.between(1, 30) + ".4." + draw.between(1, 90) + ".7",
          draw -> "app-" + draw.between(1, 30) + "." + draw.digits(1) + ".3.1.jar",
          draw -> "v1." + draw.between(1, 30) + ".0.2",
          draw -> draw.between(1, 9) + "." + draw.between(1, 9) + ".3.6.1.4.1." + draw.digits(4),
          draw -> "at 12:" + draw.between(10, 59) + ":" + draw.between(10, 59),
          draw -> "std::" + draw.from(Draw.LOWER, 5) + "::iterator",
          draw ->
              "name::"
                  + draw.one("text", "date", "int8")
                  + " = 'abc'::"
                  + draw.one("text", "bytea"),
          draw -> "@" + draw.from(Draw.LOWER, 8) + " thanks",
          draw -> "@" + draw.from(Draw.LOWER, 6) + "/core@" + draw.between(1, 9) + ".2.3",
          draw -> draw.from(Draw.LOWER, 6) + "@localhost",
          draw -> "get" + words(draw, 5) + "ById" + draw.digits(1),
          draw -> "https://example.com/blog/" + words(draw, 4) + "-" + draw.digits(4) + ".html",
          draw -> "/usr/share/" + draw.from(Draw.LOWER, 8) + "/" + words(draw, 5) + "V2.java",
          draw -> "sha256-" + draw.base64(32),
          draw -> "data:image/png;base64,iVBORw0KGgo" + draw.base64(60),
          draw -> "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + draw.base64(32).substring(0, 42),
          draw -> "-----BEGIN PUBLIC KEY-----\n" + draw.base64(48),
          draw -> draw.one("AKIA", "ghp_", "sk_live_", "xoxb-") + " is a prefix",
          draw -> "task-" + draw.from(Draw.LOWER, 30),
          draw -> "password: " + draw.one("must be long", "forgotten", "reset it soon"),
          draw -> "{\"token_count\":" + draw.digits(4) + ",\"secrets\":[]}",
          draw -> "the secret of " + words(draw, 2) + " is " + draw.from(Draw.LOWER, 9),
          draw -> "created " + "19" + draw.date("y-m-d"),
          draw -> "2026-" + draw.digits(3) + "-" + draw.digits(4),
          draw -> "room " + draw.digits(3) + "-" + draw.digits(2),
          draw -> draw.digits(5) + "-" + draw.digits(4) + " Springfield",
          draw -> "0815-" + draw.digits(4),
          draw -> draw.digits(3) + "-" + draw.digits(2) + "-" + draw.digits(3),
          draw -> wrongDni(draw),
          draw -> draw.from(Draw.UPPER, 3) + draw.digits(6) + draw.from(Draw.UPPER, 2),
          draw -> draw.digits(draw.between(6, 12)),
          draw -> "#" + draw.hexadecimal(6) + " and 0x" + draw.hexadecimal(8));

  private HarmlessCorpus() {}

  static String one(Draw draw, int kind) {
    return KINDS.get(kind % KINDS.size()).apply(draw);
  }

  private static String wrongLuhn(Draw draw, String prefix) {
    String right = NumbersCorpus.luhn(prefix + draw.digits(15 - prefix.length()));
    int last = right.charAt(15) - '0';
    return right.substring(0, 15) + (last + draw.between(1, 9)) % 10;
  }

  /** An EAN-13. */
  private static String article(Draw draw, String prefix) {
    String twelve = prefix + draw.digits(10);
    return twelve + (10 - Draw.sum(twelve, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10;
  }

  private static String wrongDni(Draw draw) {
    String digits = draw.digits(8);
    int right = Integer.parseInt(digits) % 23;
    return digits + "TRWAGMYFPDXBNJZSQVHLCKE".charAt((right + draw.between(1, 22)) % 23);
  }

  private static String words(Draw draw, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(
          draw.one("Order", "Customer", "Delivery", "Report", "Monthly", "Address", "Name"));
    }
    return text.toString();
  }
}
