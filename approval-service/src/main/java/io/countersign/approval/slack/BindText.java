package io.countersign.approval.slack;

import static java.util.stream.Collectors.joining;

import io.countersign.approval.notice.VisibleText;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Bind values, each on a line of its own whatever it holds. */
final class BindText {
  private BindText() {}

  static String lines(Command command) {
    List<BindValue> values = command.parameters();
    return IntStream.range(0, values.size())
        .mapToObj(i ->
            "$%d %s = %s"
                .formatted(
                    i + 1,
                    values.get(i).type().name().toLowerCase(Locale.ROOT),
                    value(values.get(i))))
        .collect(joining("\n"));
  }

  /** Those of {@code command} that are not the same in {@code first}. */
  static String differing(Command first, Command command) {
    List<BindValue> values = command.parameters();
    return IntStream.range(0, values.size())
        .filter(
            i -> i >= first.parameters().size() || !first.parameters().get(i).equals(values.get(i)))
        .mapToObj(i -> "$%d = %s".formatted(i + 1, value(values.get(i))))
        .collect(joining(", "));
  }

  /** A text in quotes, so that one called NULL is not taken for none. */
  private static String value(BindValue value) {
    if (value.type() == BindType.SEALED) {
      return "values kept by the executor";
    }
    String text = value.text();
    return text == null ? "NULL" : VisibleText.inLine("'" + text + "'");
  }
}
