package io.countersign.audit.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.audit.CommandSummary;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A command on a database as Datastore Activity (6005). */
final class DatastoreActivity {
  private static final int CLASS = 6005;
  private static final int VARIOUS = 99;

  private DatastoreActivity() {}

  /** Where it stands, at the moment of its end or, if there is none, of its submission. */
  static OcsfObject of(CommandSummary command) {
    Instant time =
        Stream.of(command.finishedAt(), command.cancelledAt(), command.submittedAt())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(command.time());
    return of(command, time);
  }

  static OcsfObject of(CommandSummary command, Instant time) {
    OcsfObject object =
        new OcsfObject(
            CLASS,
            "Datastore Activity",
            Activity.ofKinds(command.kinds()),
            time,
            List.of("security_control", "data_classification"));
    Disposition disposition = disposition(command);
    actor(object, command);
    object
        .severity(severity(command, disposition))
        .status(status(command, disposition))
        .disposition(disposition, isAlert(command, disposition))
        .policies(command.decision(), command.policies())
        .metadata("uid", command.commandId())
        .metadata("correlation_uid", command.commandId())
        .unmapped("environment", command.environment())
        .unmapped("justification", command.justification())
        .unmapped("tables", command.tables())
        .unmapped("kinds", command.kinds())
        .unmapped("approval", command.approval())
        .unmapped("outcome", command.outcome())
        .unmapped("rows_returned", command.rowsReturned())
        .unmapped("rows_changed", command.rowsChanged())
        .unmapped("categories_masked", command.categoriesMasked())
        .unmapped("categories_shown", command.categoriesShown());
    datastore(object.root(), command);
    return object;
  }

  private static void actor(OcsfObject object, CommandSummary command) {
    CommandSummary.Submitter submitter = command.principal();
    if (submitter == null) {
      object.actor(null, "unknown", "", command.sessionId());
    } else {
      object.actor(submitter.subject(), submitter.name(), submitter.kind(), command.sessionId());
      object.unmapped("owner", submitter.owner());
    }
  }

  private static void datastore(ObjectNode root, CommandSummary command) {
    String name = command.dataSource() == null ? "unknown" : command.dataSource();
    // It is the executor that connects to the target.
    root.putObject("src_endpoint").put("svc_name", "countersign-executor");
    root.putObject("dst_endpoint").put("name", name);
    root.put("type_id", 1).put("type", "Database");
    ObjectNode database =
        root.putObject("database").put("name", name).put("type_id", 1).put("type", "Relational");
    TreeSet<String> categories = new TreeSet<>(command.categoriesMasked());
    categories.addAll(command.categoriesShown());
    if (!categories.isEmpty()) {
      database
          .putObject("data_classification")
          .put("category_id", VARIOUS)
          .put("category", String.join(", ", categories));
    }
    if (command.tables().size() == 1) {
      root.putObject("table").put("name", command.tables().getFirst());
    }
    if (command.sql() != null) {
      root.putObject("query_info")
          .put("uid", command.commandId().toString())
          .put("query_string", command.sql());
    }
  }

  private static Disposition disposition(CommandSummary command) {
    if ("denied".equals(command.decision()) || "refused".equals(command.outcome())) {
      return Disposition.BLOCKED;
    }
    String approval = command.approval();
    if (isOneOf(approval, "rejected")) {
      return Disposition.BLOCKED;
    }
    if (command.cancelledAt() != null || isOneOf(approval, "expired", "withdrawn", "superseded")) {
      return Disposition.DROPPED;
    }
    if (isOneOf(approval, "queued", "pending", "approved", "drifted")) {
      return Disposition.DELAYED;
    }
    if (isOneOf(approval, "glass-broken")) {
      return Disposition.ALERT;
    }
    if (isOneOf(approval, "granted")) {
      return Disposition.APPROVED;
    }
    return "allowed".equals(command.decision()) ? Disposition.ALLOWED : Disposition.UNKNOWN;
  }

  private static boolean isOneOf(@Nullable String state, String... states) {
    return state != null && List.of(states).contains(state);
  }

  private static Severity severity(CommandSummary command, Disposition disposition) {
    if (disposition == Disposition.ALERT || "unknown".equals(command.outcome())) {
      return Severity.HIGH;
    }
    if (disposition == Disposition.BLOCKED) {
      return Severity.MEDIUM;
    }
    return "failed".equals(command.outcome()) ? Severity.LOW : Severity.INFORMATIONAL;
  }

  private static int status(CommandSummary command, Disposition disposition) {
    if ("succeeded".equals(command.outcome())) {
      return 1;
    }
    return "failed".equals(command.outcome()) || disposition.action() == Disposition.Action.DENIED
        ? 2
        : 0;
  }

  private static boolean isAlert(CommandSummary command, Disposition disposition) {
    return disposition == Disposition.ALERT || "denied".equals(command.decision());
  }
}
