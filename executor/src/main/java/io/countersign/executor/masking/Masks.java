package io.countersign.executor.masking;

import io.countersign.contracts.MaskRule;
import io.countersign.contracts.MaskRule.Named;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the values of one data source. Where a rule makes nothing of a value, nothing of
 * it is shown. Safe for several threads.
 */
public final class Masks {
  /** The usual ones, and no key. */
  public static final Masks USUAL = new Masks(Map.of());

  private final Map<String, MaskRule> rules;
  private final @Nullable Codes codes;
  private final @Nullable LikeNumbers likeNumbers;

  /**
   * Without a key: where one would be needed, nothing is shown.
   *
   * @param rules by category; those left out are masked in part
   */
  public Masks(Map<String, MaskRule> rules) {
    this.rules = Map.copyOf(rules);
    this.codes = null;
    this.likeNumbers = null;
  }

  /**
   * @param dataSource the same value has other codes in another one
   */
  public Masks(Map<String, MaskRule> rules, MaskingKey key, String dataSource) {
    this.rules = Map.copyOf(rules);
    this.codes = new Codes(key, dataSource);
    this.likeNumbers = new LikeNumbers(key, dataSource);
  }

  /** Whether a rule does nothing without a key. */
  public static boolean needsKey(MaskRule rule) {
    return rule == Named.HASH || rule == Named.FORMAT_PRESERVING;
  }

  /**
   * For what is found where nothing is declared, which may be a guess of whoever asks: its code
   * would tell whether the guess stands in a declared column.
   */
  Masks withoutCodes() {
    return new Masks(rules);
  }

  /** Of a text, or of a part of it. */
  Mask text(Category category) {
    return value -> text(value, category).orElse(Mask.HIDDEN);
  }

  private Optional<String> text(String value, Category category) {
    return switch (rule(category)) {
      case Named named -> text(value, category, named);
      case MaskRule.Bucket(BigDecimal width) -> new BucketMask(width).range(value);
    };
  }

  private Optional<String> text(String value, Category category, Named rule) {
    return switch (rule) {
      case REDACT, NULL -> Optional.empty();
      case PARTIAL -> Optional.of(Mask.of(category).apply(value));
      case HASH -> Optional.ofNullable(codes).map(c -> c.text(CommonForm.of(value, category)));
      case FORMAT_PRESERVING -> like(value, category);
      case YEAR, MONTH, DECADE -> DateMask.apply(value, rule);
    };
  }

  private Optional<String> like(String value, Category category) {
    return Optional.ofNullable(likeNumbers)
        .flatMap(l -> l.like(NormalText.of(value).text(), category));
  }

  /** Of a value of a column, which a client takes for one of this kind. */
  TypedMask typed(Category category, ValueKind kind) {
    MaskRule rule = rule(category);
    if (rule == Named.NULL) {
      return value -> null;
    }
    TypedMask mask = valid(category, rule, kind);
    return value -> {
      Object masked = mask.apply(value);
      return masked == null ? kind.hidden(value) : masked;
    };
  }

  private TypedMask valid(Category category, MaskRule rule, ValueKind kind) {
    if (kind == ValueKind.IMAGE) {
      return value -> ofImage(value, category, rule);
    }
    if (kind.isText()) {
      return value -> text(PlainText.of(value), category).orElse(null);
    }
    return switch (rule) {
      case MaskRule.Bucket(BigDecimal width) -> value -> bucket(value, width, kind);
      case Named.HASH -> value -> code(value, category, kind);
      case Named.YEAR, Named.MONTH, Named.DECADE ->
          kind == ValueKind.DATE || kind == ValueKind.TIMESTAMP
              ? value -> text(PlainText.of(value), category).orElse(null)
              : value -> null;
      case Named _ -> value -> null;
    };
  }

  private @Nullable Object ofImage(Object value, Category category, MaskRule rule) {
    if (value instanceof Boolean) {
      return null;
    }
    if (rule instanceof MaskRule.Bucket(BigDecimal width)) {
      return bucket(value, width, ValueKind.DECIMAL);
    }
    if (value instanceof Number) {
      return rule == Named.HASH ? code(value, category, ValueKind.INT64) : null;
    }
    return text(PlainText.of(value), category).orElse(Mask.HIDDEN);
  }

  private static @Nullable Object bucket(Object value, BigDecimal width, ValueKind kind) {
    return kind.isNumber()
        ? new BucketMask(width).lowerBound(PlainText.of(value)).flatMap(kind::number).orElse(null)
        : null;
  }

  private @Nullable Object code(Object value, Category category, ValueKind kind) {
    if (codes == null) {
      return null;
    }
    String text = PlainText.of(value);
    return switch (kind) {
      case INT32 -> codes.number(text, Integer.SIZE - 1);
      case INT64, DECIMAL -> codes.number(text, ValueKind.EXACT_BITS);
      case UUID -> codes.uuid(text);
      case JSON -> '"' + codes.text(CommonForm.of(text, category)) + '"';
      case TEXTS -> '{' + codes.text(CommonForm.of(text, category)) + '}';
      case TEXT, IMAGE, INT16, DATE, TIMESTAMP, BYTES, OTHER -> null;
    };
  }

  private MaskRule rule(Category category) {
    return rules.getOrDefault(category.name(), Named.PARTIAL);
  }
}
