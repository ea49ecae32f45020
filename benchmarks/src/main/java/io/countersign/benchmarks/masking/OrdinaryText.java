package io.countersign.benchmarks.masking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A mebibyte of each kind of text that columns usually hold, the same at each run. */
public enum OrdinaryText {
  /** Sentences of common words, a few hundred characters a value. */
  PROSE {
    @Override
    String value(SplittableRandom random) {
      StringBuilder text = new StringBuilder();
      int sentences = random.nextInt(2, 7);
      for (int sentence = 0; sentence < sentences; sentence++) {
        int words = random.nextInt(6, 16);
        for (int word = 0; word < words; word++) {
          text.append(one(random, WORDS)).append(word + 1 < words ? " " : ". ");
        }
      }
      return text.toString();
    }
  },
  /** Lines with a time stamp, a logger, a UUID and numbers. */
  LOG_LINES {
    @Override
    String value(SplittableRandom random) {
      return "%s %s [com.example.shop.%sService] (worker-%d) request %s %s: %s %s in %d ms"
          .formatted(
              Instant.ofEpochMilli(1_790_000_000_000L + random.nextInt()),
              one(random, "INFO ", "WARN ", "DEBUG"),
              one(random, "Order", "Payment", "Customer", "Stock"),
              random.nextInt(16),
              new UUID(random.nextLong(), random.nextLong()),
              one(random, "finished", "started", "retried", "queued"),
              one(random, WORDS),
              one(random, WORDS),
              random.nextInt(1, 5000));
    }
  },
  /** Rows of an orders table as JSON. */
  JSON_ROWS {
    @Override
    String value(SplittableRandom random) {
      return ("{\"id\":%d,\"customer_id\":%d,\"status\":\"%s\",\"total\":%.2f,\"placed_at\":\"%s\","
              + "\"items\":[{\"sku\":\"AB-%d\",\"quantity\":%d,\"title\":\"%s %s\"}],\"gift\":%b}")
          .formatted(
              random.nextInt(1, 1_000_000),
              random.nextInt(1, 20_000),
              one(random, "placed", "paid", "shipped", "cancelled"),
              random.nextDouble(1, 900),
              Instant.ofEpochSecond(1_700_000_000L + random.nextInt(90_000_000)),
              random.nextInt(100, 9999),
              random.nextInt(1, 9),
              one(random, WORDS),
              one(random, WORDS),
              random.nextBoolean());
    }
  },
  /** Postal addresses, one a value. */
  ADDRESSES {
    @Override
    String value(SplittableRandom random) {
      return "%d %s %s, Apt %d, %s %05d"
          .formatted(
              random.nextInt(1, 4000),
              one(random, "Rose", "Mill", "Station", "High", "Church", "Königs"),
              one(random, "Lane", "Street", "Road", "Avenue", "Weg"),
              random.nextInt(1, 90),
              one(random, "Springfield", "Riverside", "Neustadt", "Newport", "Salem"),
              random.nextInt(1000, 99_999));
    }
  };

  private static final int SIZE = 1 << 20;

  private static final String[] WORDS =
      ("the of and a to in is you that it he was for on are as with his they at be this have from or"
              + " one had by word but not what all were we when your can said there use an each which she"
              + " do how their if will up other about out many then them these so some her would make"
              + " like him into time has look two more write go see number no way could people my than"
              + " first water been call who oil its now find long down day did get come made may part"
              + " delivery customer internationalization warehouse responsibility quarterly satisfaction")
          .split(" ", -1);

  abstract String value(SplittableRandom random);

  @SuppressWarnings("EnumOrdinal") // A seed of its own for each kind.
  List<String> mebibyte() {
    SplittableRandom random = new SplittableRandom(ordinal());
    List<String> values = new ArrayList<>();
    for (int size = 0; size < SIZE; size += values.getLast().length()) {
      values.add(value(random));
    }
    return List.copyOf(values);
  }

  private static String one(SplittableRandom random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
