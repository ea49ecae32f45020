package io.countersign.policy.bundle;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageTimeout;
import io.countersign.policy.StageRule;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code {quorum: 1, roles: [reviewer], timeLimit: 30m, onTimeout: skip}}. */
final class StageReader {
  static final Set<String> FIELDS =
      Set.of(
          "quorum",
          "roles",
          "persons",
          "dataSourceOwner",
          "agentOwner",
          "timeLimit",
          "onTimeout",
          "escalateTo");
  private static final String ALL = "all";

  /** What happens to a stage that took too long. */
  private enum OnTimeout {
    REJECT,
    SKIP,
    ESCALATE
  }

  private StageReader() {}

  static StageRule read(YamlMapping stage) throws InvalidDocumentException {
    Integer quorum = quorum(stage);
    Set<String> roles = texts(stage, "roles");
    Set<String> persons = texts(stage, "persons");
    boolean dataSourceOwner = flag(stage, "dataSourceOwner");
    boolean agentOwner = flag(stage, "agentOwner");
    StageTimeout timeout = timeout(stage);
    return stage.checked(
        () -> new StageRule(quorum, roles, persons, dataSourceOwner, agentOwner, timeout));
  }

  /** Absent for all. */
  private static @Nullable Integer quorum(YamlMapping stage) throws InvalidDocumentException {
    return stage.text("quorum").equals(ALL) ? null : Scalars.persons(stage, "quorum");
  }

  static Set<String> texts(YamlMapping mapping, String field) throws InvalidDocumentException {
    return mapping.has(field) ? mapping.texts(field) : Set.of();
  }

  static boolean flag(YamlMapping mapping, String field) throws InvalidDocumentException {
    return mapping.has(field) && Scalars.flag(mapping, field);
  }

  static @Nullable StageTimeout timeout(YamlMapping stage) throws InvalidDocumentException {
    if (!stage.has("timeLimit")) {
      refuse(stage, "onTimeout", "'onTimeout' says what happens after 'timeLimit': add that");
      refuse(stage, "escalateTo", "'escalateTo' is asked after 'timeLimit': add that");
      return null;
    }
    Duration after = Scalars.duration(stage, "timeLimit");
    OnTimeout then =
        stage.has("onTimeout")
            ? Scalars.choice(stage, "onTimeout", OnTimeout.class)
            : OnTimeout.REJECT;
    if (then == OnTimeout.ESCALATE) {
      Approvers others = others(stage);
      return stage.checked(() -> new StageTimeout.Escalate(after, others));
    }
    refuse(stage, "escalateTo", "'escalateTo' is asked with 'onTimeout: escalate': add that");
    return stage.checked(() ->
        then == OnTimeout.SKIP ? new StageTimeout.Skip(after) : new StageTimeout.Reject(after));
  }

  private static Approvers others(YamlMapping stage) throws InvalidDocumentException {
    YamlMapping others = stage.mapping("escalateTo", Set.of("roles", "persons"));
    Set<String> roles = texts(others, "roles");
    Set<String> persons = texts(others, "persons");
    return others.checked(() -> new Approvers(roles, persons));
  }

  private static void refuse(YamlMapping stage, String field, String reason)
      throws InvalidDocumentException {
    if (stage.has(field)) {
      throw InvalidDocumentException.at(stage.node(field), reason);
    }
  }
}
