package io.countersign.audit.store;

import io.countersign.audit.EventFilter;
import io.countersign.audit.Partition;
import io.countersign.audit.Tail;
import io.countersign.audit.TrailEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the consumer positions, which move in the transaction that stores the records: whatever
 * lies between where they stood and where they stand is there, and nothing comes in between later.
 */
final class PostgresTail implements Tail {
  private static final String POSITIONS =
      "SELECT topic, partition, next_offset FROM consumer_position";
  private static final String ORDER = "happened_at, topic, partition, record_offset";

  /** Of one partition at a time. */
  private static final long MOST = 500;

  private final Query query;
  private final EventFilter filter;
  private final long valueBytes;
  private final Map<Partition, Long> reached;

  PostgresTail(Query query, EventFilter filter, long valueBytes) {
    this.query = query;
    this.filter = filter;
    this.valueBytes = valueBytes;
    this.reached = new HashMap<>(positions());
  }

  /** Offsets of a partition that have not been told. */
  private record News(Partition partition, long from, long to) {}

  @Override
  public List<TrailEvent> next() {
    List<News> news = news(positions());
    if (news.isEmpty()) {
      return List.of();
    }
    List<TrailEvent> events = events(news);
    news.forEach(each -> reached.put(each.partition(), each.to()));
    return events;
  }

  private List<News> news(Map<Partition, Long> positions) {
    List<News> news = new ArrayList<>();
    positions.forEach((partition, next) -> {
      long from = reached.getOrDefault(partition, 0L);
      if (next > from) {
        news.add(new News(partition, from, Math.min(next, from + MOST)));
      }
    });
    return news;
  }

  private List<TrailEvent> events(List<News> news) {
    Conditions conditions = EventConditions.of(filter, null);
    String rows =
        """
        SELECT %s FROM event JOIN unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS news (of_topic, of_partition, first, behind)
          ON topic = of_topic AND partition = of_partition AND record_offset >= first AND record_offset < behind %s\
        """
            .formatted(EventColumns.NAMES, conditions.where());
    return query.list(
        EventColumns.withinBudget(rows, EventColumns.NONE, ORDER),
        binder -> {
          binder.texts(news.stream().map(n -> n.partition().topic()));
          binder.numbers(news.stream().map(n -> (long) n.partition().number()));
          binder.numbers(news.stream().map(News::from));
          binder.numbers(news.stream().map(News::to));
          conditions.bind(binder);
          binder.number(valueBytes);
        },
        EventColumns::read);
  }

  private Map<Partition, Long> positions() {
    Map<Partition, Long> positions = new HashMap<>();
    query
        .list(
            POSITIONS,
            _ -> {},
            row -> Map.entry(new Partition(row.getString(1), row.getInt(2)), row.getLong(3)))
        .forEach(each -> positions.put(each.getKey(), each.getValue()));
    return positions;
  }
}
