package io.countersign.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Something that a condition looks at. */
sealed interface Look {
  int MAXIMUM_CHARACTERS = 200;

  Variable variable();

  /** As the condition writes it. */
  String name();

  /** What is seen there, for people; long values are cut. */
  String value(Situation situation);

  /** A field, or a field of a field. */
  record Field(Variable variable, List<String> path) implements Look {
    public Field {
      path = List.copyOf(path);
    }

    @Override
    public String name() {
      return path.isEmpty() ? variable.text() : variable.text() + "." + String.join(".", path);
    }

    @Override
    public String value(Situation situation) {
      Optional<Object> value = situation.find(variable.text());
      for (String field : path) {
        value =
            value.flatMap(v -> v instanceof Struct.Value<?> s ? s.find(field) : Optional.empty());
      }
      return value.map(Field::shown).orElse("absent");
    }

    private static String shown(Object value) {
      String text =
          value instanceof List<?> list
              ? list.stream().limit(MAXIMUM_CHARACTERS).map(String::valueOf).collect(brackets())
              : value.toString();
      return text.length() <= MAXIMUM_CHARACTERS
          ? text
          : text.substring(0, MAXIMUM_CHARACTERS - 1) + "…";
    }

    private static Collector<CharSequence, ?, String> brackets() {
      return Collectors.joining(", ", "[", "]");
    }
  }

  /** Whether now is within a calendar. */
  record Within(String calendar) implements Look {
    @Override
    public Variable variable() {
      return Variable.NOW;
    }

    @Override
    public String name() {
      return "now.within(\"" + calendar + "\")";
    }

    @Override
    public String value(Situation situation) {
      return situation.window(calendar).map(w -> "true: " + w.reason()).orElse("false");
    }
  }
}
