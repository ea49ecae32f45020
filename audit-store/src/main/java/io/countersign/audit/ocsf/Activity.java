package io.countersign.audit.ocsf;

import java.util.List;
import java.util.Set;

/**
 * {@code activity_id} with its caption.
 *
 * @param id of the class that it is used in
 */
record Activity(int id, String caption) {
  static final Activity OTHER = new Activity(99, "Other");
  static final Activity UNKNOWN = new Activity(0, "Unknown");

  private static final Set<String> DELETING = Set.of("DELETE", "TRUNCATE");
  private static final Set<String> UPDATING = Set.of("UPDATE", "MERGE", "REPLACE");
  private static final Set<String> CREATING = Set.of("INSERT", "SELECT_INTO");
  private static final Set<String> QUERYING = Set.of("SELECT", "VALUES", "SHOW", "EXPLAIN");

  /** Of Datastore Activity: the gravest thing that the kinds of statement in a command do. */
  static Activity ofKinds(List<String> kinds) {
    if (kinds.isEmpty()) {
      return UNKNOWN;
    }
    if (kinds.stream().anyMatch(k -> DELETING.contains(k) || k.startsWith("DROP_"))) {
      return new Activity(7, "Delete");
    }
    if (kinds.stream().anyMatch(UPDATING::contains)) {
      return new Activity(2, "Update");
    }
    if (kinds.stream().anyMatch(CREATING::contains)) {
      return new Activity(6, "Create");
    }
    return QUERYING.containsAll(kinds) ? new Activity(4, "Query") : OTHER;
  }

  /** Of API Activity, by the short name of the event's type. */
  static Activity ofType(String type) {
    return switch (type) {
      case "TrailRead", "ExportMade", "ReportMade" -> new Activity(2, "Read");
      case "CommandSubmitted",
          "VoteCast",
          "CommandCommented",
          "ApprovalCommented",
          "ApprovalRequested",
          "ApprovalGranted",
          "ApprovalRejected",
          "GrantIssued",
          "GlassBroken",
          "WarrantIssued",
          "HoldPlaced",
          "FindingMade",
          "IncidentFound" ->
          new Activity(1, "Create");
      case "DelegationSet",
          "AccountLinked",
          "PolicyBundleActivated",
          "IncidentClosed",
          "FindingClosed",
          "ReviewCompleted",
          "QuerySaved",
          "GrantUsed" ->
          new Activity(3, "Update");
      case "CommandCancelled",
          "GrantRevoked",
          "HoldReleased",
          "RecordsDisposed",
          "DataErased",
          "ApprovalWithdrawn" ->
          new Activity(4, "Delete");
      default -> OTHER;
    };
  }
}
