package io.countersign.executor.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** Texts that hold one sensitive value, or none, in the surroundings in which columns hold them. */
final class Corpus {
  private static final int OF_EACH = 600;
  private static final int HARMLESS = 6000;

  private static final List<String> SURROUNDINGS =
      List.of(
          "%s",
          "%s",
          "please see %s, thanks",
          "{\"id\":7,\"value\":\"%s\",\"ok\":true}",
          "[\"a\",\"%s\",\"b\"]",
          "<v n=\"1\">%s</v>",
          "7;%s;2024-11-23",
          "line one\n%s\nline three",
          "(%s)",
          "INSERT INTO t VALUES (7, '%s', now())",
          "2026-11-23T12:00:01Z INFO got %s in 12 ms",
          "\\x%s");

  private final Draw draw = new Draw(20_261_123);
  private final List<Example> examples = new ArrayList<>();

  static List<Example> all() {
    Corpus corpus = new Corpus();
    NumbersCorpus numbers = new NumbersCorpus(corpus.draw);
    TextsCorpus texts = new TextsCorpus(corpus.draw);
    corpus.add(Category.EMAIL, texts::email);
    corpus.add(Category.CARD_NUMBER, numbers::card);
    corpus.add(Category.IBAN, numbers::iban);
    corpus.add(Category.NATIONAL_ID, numbers::nationalId);
    corpus.add(Category.IP_ADDRESS, texts::ip);
    corpus.add(Category.JWT, texts::jwt);
    corpus.add(Category.PRIVATE_KEY, texts::privateKey);
    corpus.add(Category.CLOUD_KEY, texts::cloudKey);
    corpus.add(Category.PHONE, texts::phone);
    corpus.add(Category.SECRET, texts::secret);
    corpus.add(Category.DATE_OF_BIRTH, texts::birthDate);
    for (int i = 0; i < HARMLESS; i++) {
      String value = HarmlessCorpus.one(corpus.draw, i);
      corpus.examples.add(Example.harmless(corpus.surround(value)));
    }
    return List.copyOf(corpus.examples);
  }

  private void add(Category category, Supplier<String> values) {
    for (int i = 0; i < OF_EACH; i++) {
      String value = values.get();
      examples.add(new Example(category, surround(value), value));
    }
  }

  private String surround(String value) {
    String surroundings = draw.one(SURROUNDINGS);
    boolean bytes = surroundings.startsWith("\\x");
    String written = value;
    if (bytes) {
      written = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    } else if (surroundings.startsWith("{") || surroundings.startsWith("[")) {
      written =
          value.replace("\"", "\\\"").replace("\n", "\\n").replace("@", draw.one("@", "\\u0040"));
    } else if (surroundings.startsWith("<")) {
      written =
          value.replace("&", "&amp;").replace("<", "&lt;").replace("@", draw.one("@", "&#64;"));
    }
    return surroundings.replace("%s", written);
  }
}
