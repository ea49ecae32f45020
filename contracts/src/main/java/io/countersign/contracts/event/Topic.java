package io.countersign.contracts.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The topics; one writer each, but for {@link #ADMINISTRATION}. */
public enum Topic {
  COMMANDS("commands", CommandEvent.class),
  DECISIONS("decisions", DecisionEvent.class),
  MEASUREMENTS("measurements", MeasurementEvent.class),
  APPROVALS("approvals", ApprovalEvent.class),
  WARRANTS("warrants", WarrantEvent.class),
  EXECUTIONS("executions", ExecutionEvent.class),
  RESULTS("results", ResultEvent.class),
  ADMINISTRATION("administration", AdministrationEvent.class);

  private static final String PREFIX = "countersign.";

  private final String topicName;
  private final Class<? extends EventData> family;

  Topic(String name, Class<? extends EventData> family) {
    this.topicName = PREFIX + name;
    this.family = family;
  }

  /** The name that Kafka knows it by. */
  public String topicName() {
    return topicName;
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Topic::topicName).toList();
  }

  public static Topic of(EventData data) {
    return of(data.getClass());
  }

  static Topic of(Class<? extends EventData> type) {
    return Arrays.stream(values())
        .filter(t -> t.family.isAssignableFrom(type))
        .findFirst()
        .orElseThrow();
  }

  public static Optional<Topic> named(String topicName) {
    return Arrays.stream(values()).filter(t -> t.topicName.equals(topicName)).findFirst();
  }
}
