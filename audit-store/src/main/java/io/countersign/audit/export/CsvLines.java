package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.TrailEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) under a heading. A cell may hold line breaks, as SQL does.
 *
 * @param <T> an entry
 */
public final class CsvLines<T> implements Lines<T> {
  private static final byte[] END = {'\r', '\n'};
  private final List<Column<T>> columns;

  private CsvLines(List<Column<T>> columns) {
    this.columns = columns;
  }

  private record Column<T>(String name, Function<T, @Nullable Object> value) {}

  private static <T> Column<T> column(String name, Function<T, @Nullable Object> value) {
    return new Column<>(name, value);
  }

  public static Lines<CommandSummary> commands() {
    return new CsvLines<>(
        List.of(
            column("commandId", CommandSummary::commandId),
            column("time", CommandSummary::time),
            column("sessionId", CommandSummary::sessionId),
            column("principal", c -> c.principal() == null ? null : c.principal().name()),
            column("subject", c -> c.principal() == null ? null : c.principal().subject()),
            column("principalKind", c -> c.principal() == null ? null : c.principal().kind()),
            column("owner", c -> c.principal() == null ? null : c.principal().owner()),
            column("dataSource", CommandSummary::dataSource),
            column("environment", CommandSummary::environment),
            column("sql", CommandSummary::sql),
            column("justification", CommandSummary::justification),
            column("tables", CommandSummary::tables),
            column("kinds", CommandSummary::kinds),
            column("decision", CommandSummary::decision),
            column("policies", CommandSummary::policies),
            column("approval", CommandSummary::approval),
            column("outcome", CommandSummary::outcome),
            column("rowsReturned", CommandSummary::rowsReturned),
            column("rowsChanged", CommandSummary::rowsChanged),
            column("categoriesMasked", CommandSummary::categoriesMasked),
            column("categoriesShown", CommandSummary::categoriesShown),
            column("submittedAt", CommandSummary::submittedAt),
            column("cancelledAt", CommandSummary::cancelledAt),
            column("finishedAt", CommandSummary::finishedAt)));
  }

  public static Lines<TrailEvent> events() {
    return new CsvLines<>(
        List.of(
            column("topic", e -> e.position().topic()),
            column("partition", e -> e.position().partition()),
            column("offset", e -> e.position().offset()),
            column("time", TrailEvent::time),
            column("id", TrailEvent::id),
            column("type", TrailEvent::type),
            column("source", TrailEvent::source),
            column("sessionId", TrailEvent::sessionId),
            column("commandId", TrailEvent::commandId),
            column("actor", TrailEvent::actor),
            column("summary", TrailEvent::summary),
            column("digest", TrailEvent::digest),
            column("flaw", TrailEvent::flaw),
            column("duplicateOf", TrailEvent::duplicateOf),
            column("data", CsvLines::data)));
  }

  private static @Nullable Object data(TrailEvent event) {
    byte[] value = event.value();
    return value == null || EventValues.read(value) == null ? null : new String(value, UTF_8);
  }

  @Override
  public byte[] heading() {
    return (columns.stream().map(c -> Cell.of(c.name())).collect(Collectors.joining(",")) + "\r\n")
        .getBytes(UTF_8);
  }

  @Override
  public byte[] line(T entry) {
    return columns.stream()
        .map(c -> Cell.of(c.value().apply(entry)))
        .collect(Collectors.joining(","))
        .getBytes(UTF_8);
  }

  @Override
  public byte[] end() {
    return Arrays.copyOf(END, END.length);
  }
}
