package io.countersign.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a condition's names begin with. */
enum Variable {
  PRINCIPAL("principal"),
  DATA_SOURCE("dataSource"),
  SESSION("session"),
  COMMAND("command"),
  FACTS("facts"),
  HISTORY("history"),
  IMPACT("impact"),
  NOW("now");

  private final String text;

  Variable(String text) {
    this.text = text;
  }

  static Optional<Variable> named(String text) {
    return Arrays.stream(values()).filter(v -> v.text.equals(text)).findFirst();
  }

  /** Every struct that a name can lead to. */
  static List<Struct<?>> structs() {
    return Stream.concat(
            Arrays.stream(values()).flatMap(v -> v.struct().stream()),
            Stream.of(
                FactsVocabulary.STATEMENT,
                FactsVocabulary.COLUMN,
                FactsVocabulary.FILTERS,
                FactsVocabulary.OUTPUT))
        .toList();
  }

  /** Empty for a moment. */
  Optional<Struct<?>> struct() {
    return switch (this) {
      case PRINCIPAL -> Optional.of(Vocabulary.PRINCIPAL);
      case DATA_SOURCE -> Optional.of(Vocabulary.DATA_SOURCE);
      case SESSION -> Optional.of(Vocabulary.SESSION);
      case COMMAND -> Optional.of(Vocabulary.COMMAND);
      case FACTS -> Optional.of(FactsVocabulary.FACTS);
      case HISTORY -> Optional.of(Vocabulary.HISTORY);
      case IMPACT -> Optional.of(Vocabulary.IMPACT);
      case NOW -> Optional.empty();
    };
  }

  String text() {
    return text;
  }

  CelType type() {
    return struct().<CelType>map(Struct::type).orElse(SimpleType.TIMESTAMP);
  }
}
