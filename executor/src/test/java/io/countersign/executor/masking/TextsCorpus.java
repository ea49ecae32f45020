package io.countersign.executor.masking;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Invented addresses, tokens and keys; phone numbers are the examples of libphonenumber. */
final class TextsCorpus {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final List<String> REGIONS =
      PLANS.getSupportedRegions().stream().sorted().toList();

  private final Draw draw;

  TextsCorpus(Draw draw) {
    this.draw = draw;
  }

  String email() {
    String first = draw.one("ada", "joe", "Ann.Marie", "o'neil", "x", "jörg", "user_42", "a-b");
    String last = draw.one("", ".bloggs", draw.digits(3), "+news", ".van.dyke");
    String domain =
        draw.one(
                "example.com", "mail.example.org", "example.co.uk", "müller.example", "EXAMPLE.NET")
            + draw.one("", "", "");
    return first + last + "@" + draw.one("", "", draw.from(Draw.LOWER, 5) + ".") + domain;
  }

  String phone() {
    PhoneNumberType type =
        draw.between(0, 1) == 0 ? PhoneNumberType.MOBILE : PhoneNumberType.FIXED_LINE;
    PhoneNumber number = PLANS.getExampleNumberForType(draw.one(REGIONS), type);
    if (number == null) {
      return phone();
    }
    return switch (draw.between(0, 4)) {
      case 0 -> PLANS.format(number, PhoneNumberFormat.E164);
      case 1, 2 -> PLANS.format(number, PhoneNumberFormat.INTERNATIONAL);
      case 3 -> "phone: " + PLANS.format(number, PhoneNumberFormat.NATIONAL);
      default -> national();
    };
  }

  /** As dialled within countries where people write numbers in a way of their own. */
  private String national() {
    String region = draw.one("US", "DE", "FR", "GB", "CN", "BR", "RU", "AU", "JP", "IT");
    return PLANS.format(
        PLANS.getExampleNumberForType(region, PhoneNumberType.MOBILE), PhoneNumberFormat.NATIONAL);
  }

  String ip() {
    return draw.between(0, 2) < 2 ? four() : six();
  }

  private String four() {
    String last = "." + draw.between(0, 255) + "." + draw.between(1, 254);
    return draw.one("10.", "192.168", "203.0", "172.16", "8.8", "81.2").replaceAll("\\.$", ".7")
        + last
        + draw.one("", "", ":8080", "/24");
  }

  private String six() {
    String head = draw.one("2001:db8", "2a02:8109", "fe80", "fd12:3456");
    String part = draw.hexadecimal(4);
    return draw.one(
        head + "::" + draw.hexadecimal(3),
        head + "::" + part + ":" + draw.hexadecimal(2),
        "2001:0db8:" + "0000:0000:" + part + ":" + part + ":0370:7334",
        "::ffff:192.0.2." + draw.between(1, 254),
        "[" + head + "::" + part + "]:443");
  }

  String jwt() {
    String header =
        draw.one(
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
            "{\"typ\":\"JWT\",\r\n \"alg\":\"RS256\"}",
            "{ \"alg\": \"none\" }",
            "{\"kid\":\"" + draw.from(Draw.ALNUM, 8) + "\",\"alg\":\"ES256\"}");
    String payload = "{\"sub\":\"" + draw.digits(10) + "\",\"iat\":1516239022}";
    return encode(header) + "." + encode(payload) + "." + draw.base64Url(draw.between(32, 64));
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  String privateKey() {
    String kind = draw.one("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ");
    StringBuilder key = new StringBuilder("-----BEGIN " + kind + "PRIVATE KEY-----\n");
    for (int line = draw.between(2, 6); line > 0; line--) {
      key.append(draw.base64(48)).append('\n');
    }
    return key + draw.one("-----END " + kind + "PRIVATE KEY-----", "");
  }

  String cloudKey() {
    return switch (draw.between(0, 15)) {
      case 0 -> "AKIA" + draw.from(Draw.UPPER + "234567", 16);
      case 1 -> "ASIA" + draw.from(Draw.UPPER + "234567", 16);
      case 2 -> "AIza" + draw.base64Url(27).substring(0, 35);
      case 3 -> "ghp_" + draw.from(Draw.ALNUM, 36);
      case 4 -> "github_pat_" + draw.from(Draw.ALNUM, 22) + "_" + draw.from(Draw.ALNUM, 59);
      case 5 -> "glpat-" + draw.base64Url(15);
      case 6 -> "xoxb-" + draw.digits(12) + "-" + draw.digits(13) + "-" + draw.from(Draw.ALNUM, 24);
      case 7 -> draw.one("sk_live_", "rk_live_", "sk_test_") + draw.from(Draw.ALNUM, 24);
      case 8 -> "npm_" + draw.from(Draw.ALNUM, 36);
      case 9 -> "pypi-AgEIcHlwaS5vcmc" + draw.base64Url(60);
      case 10 -> "SG." + draw.base64Url(16) + "." + draw.base64Url(32);
      case 11 -> "sk-ant-api03-" + draw.base64Url(69);
      case 12 -> "sk-proj-" + draw.base64Url(36);
      case 13 -> "SK" + draw.hexadecimal(32);
      case 14 -> "hvs." + draw.base64Url(18);
      default -> "GOCSPX-" + draw.base64Url(21);
    };
  }

  /** Named, in a connection string, or known by nothing but its looks. */
  String secret() {
    return switch (draw.between(0, 5)) {
      case 0 -> draw.one("password=", "api_key=", "client_secret=") + draw.from(Draw.ALNUM, 12);
      case 1 -> "Authorization: Bearer " + draw.from(Draw.ALNUM, 24);
      case 2 -> "postgresql://app:" + draw.from(Draw.ALNUM, 10) + "@db/shop";
      case 3 -> draw.from(Draw.ALNUM, draw.between(36, 64));
      case 4 -> draw.base64(draw.between(30, 60));
      default -> "$2b$12$" + draw.from(Draw.ALNUM, 53);
    };
  }

  String birthDate() {
    String date =
        draw.one(
            "19" + draw.date("y-m-d"),
            draw.date("d.m.") + "19" + draw.digits(2),
            draw.date("m/d/") + "19" + draw.digits(2),
            draw.between(1, 28) + " May 19" + draw.digits(2));
    return draw.one("dob: ", "date_of_birth=", "Geburtsdatum ", "born ") + date;
  }
}
