package io.countersign.executor.around;

import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.executor.FakePublisher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one attempt brought to light. */
record Attempt(FakePublisher publisher) {
  Outcome outcome() {
    return publisher.all(ExecutionFinished.class).getLast().outcome();
  }

  List<ResultColumn> columns() {
    List<ResultChunk> chunks = publisher.all(ResultChunk.class);
    return chunks.isEmpty() ? List.of() : chunks.getFirst().columns();
  }

  List<String> shownColumns() {
    return columns().stream()
        .filter(column -> column.masking() == Masking.NONE)
        .map(ResultColumn::name)
        .toList();
  }

  /** The first trace of a canary, wherever it is. */
  Optional<String> trace(Traces traces) {
    Optional<String> anywhere = traces.in(everything());
    return anywhere.isPresent()
        ? anywhere
        : Stream.of(rows(), transposed(), images(), messages())
            .flatMap(Collection::stream)
            .map(traces::inValues)
            .flatMap(Optional::stream)
            .findFirst();
  }

  private String everything() {
    return publisher.published().stream()
        .map(event -> new String(event.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private List<List<String>> rows() {
    return publisher.all(ResultChunk.class).stream()
        .flatMap(chunk -> chunk.rows().stream())
        .map(Attempt::texts)
        .toList();
  }

  /** A value may be spread over the rows of a column. */
  private List<List<String>> transposed() {
    List<List<String>> rows = rows();
    return IntStream.range(0, columns().size())
        .mapToObj(column -> rows.stream().map(row -> row.get(column)).toList())
        .toList();
  }

  private List<List<String>> images() {
    return publisher.all(RowsChanged.class).stream()
        .flatMap(changed -> changed.changes().stream())
        .flatMap(change -> Stream.of(change.before(), change.after()))
        .filter(Objects::nonNull)
        .map(Map::values)
        .map(Attempt::texts)
        .toList();
  }

  private List<List<String>> messages() {
    List<String> messages = new ArrayList<>();
    switch (outcome()) {
      case Outcome.Failed failed -> messages.add(failed.message());
      case Outcome.Refused refused -> messages.add(refused.message());
      default -> {}
    }
    columns().forEach(column -> messages.add(column.name()));
    return List.of(messages);
  }

  private static List<String> texts(Collection<@Nullable Object> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
