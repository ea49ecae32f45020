package io.countersign.audit.behaviour;

import io.countersign.contracts.CommandId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities for tests: an allowed read of a table that succeeded, and what differs from that. */
final class Doing {
  private final Instant at;
  private Set<String> tables = Set.of("public.orders");
  private Set<String> kinds = Set.of("SELECT");
  private String decision = "allowed";
  private @Nullable String approval;
  private @Nullable String outcome = "succeeded";
  private long rows = 1;
  private Set<String> masked = Set.of();
  private Set<String> shown = Set.of();
  private @Nullable String justification;
  private String text = "SELECT 1";
  private @Nullable Question question;

  private Doing(Instant at) {
    this.at = at;
  }

  static Doing at(Instant time) {
    return new Doing(time);
  }

  static Doing at(String time) {
    return at(Instant.parse(time));
  }

  Doing on(String... names) {
    tables = Set.of(names);
    return this;
  }

  Doing kind(String name) {
    kinds = Set.of(name);
    return this;
  }

  Doing denied() {
    decision = "denied";
    outcome = null;
    rows = 0;
    return this;
  }

  Doing rejected() {
    decision = "approval-required";
    approval = "rejected";
    outcome = null;
    rows = 0;
    return this;
  }

  Doing rows(long count) {
    rows = count;
    return this;
  }

  Doing masking(String... categories) {
    masked = Set.of(categories);
    return this;
  }

  Doing showing(String... categories) {
    shown = Set.of(categories);
    return this;
  }

  Doing because(String words) {
    justification = words;
    return this;
  }

  Doing saying(String statement) {
    text = statement;
    return this;
  }

  Doing asking(String... conditions) {
    question = new Question(Set.of(conditions));
    return this;
  }

  Activity activity() {
    // Of the time and what differs, so that the same doing is the same command each time.
    String seed = at + text + tables + kinds + decision + rows + masked + shown + question;
    return new Activity(
        new CommandId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))),
        at,
        "shop",
        tables,
        kinds,
        decision,
        approval,
        outcome,
        rows,
        masked,
        shown,
        justification,
        text,
        question);
  }
}
