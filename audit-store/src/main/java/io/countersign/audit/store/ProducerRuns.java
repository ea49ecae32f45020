package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Reading;
import io.countersign.contracts.event.ProducerPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes which numbers of its producers a batch brought into the table {@code producer_run}. */
final class ProducerRuns {
  private static final String COPY =
      "COPY producer_run (producer, epoch, first_number, last_number) FROM STDIN (FORMAT binary)";

  private static final int COLUMNS = 4;

  private ProducerRuns() {}

  private record Producer(String name, long epoch) {}

  private record Run(long first, long last) {}

  static void copy(Connection connection, List<AuditRecord> records) throws SQLException {
    Map<Producer, List<Long>> numbers =
        records.stream()
            .filter(r -> !(r.reading() instanceof Reading.Poison))
            .flatMap(r -> Stream.ofNullable(r.envelope().producer()))
            .collect(
                Collectors.groupingBy(
                    p -> new Producer(p.producer(), p.epoch()),
                    Collectors.mapping(ProducerPosition::sequence, Collectors.toList())));
    if (!numbers.isEmpty()) {
      BinaryCopy.into(
          connection,
          COPY,
          rows -> {
            for (Map.Entry<Producer, List<Long>> each : numbers.entrySet()) {
              for (Run run : runs(each.getValue())) {
                rows.row(COLUMNS);
                rows.text(each.getKey().name());
                rows.bigint(each.getKey().epoch());
                rows.bigint(run.first());
                rows.bigint(run.last());
              }
            }
          });
    }
  }

  private static List<Run> runs(List<Long> numbers) {
    List<Long> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    List<Run> runs = new ArrayList<>();
    long first = sorted.getFirst();
    long last = first;
    for (long number : sorted) {
      if (number > last + 1) {
        runs.add(new Run(first, last));
        first = number;
      }
      last = number;
    }
    runs.add(new Run(first, last));
    return runs;
  }
}
