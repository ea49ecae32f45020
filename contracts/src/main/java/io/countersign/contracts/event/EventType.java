package io.countersign.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of event under its wire name, such as {@code countersign.CommandSubmitted.v1}. A change
 * that a reader of the old form could misread is a new type with the next version.
 *
 * @param name CloudEvents {@code type}
 */
public record EventType(String name, Class<? extends EventData> data, Topic topic) {
  private static final List<EventType> ALL =
      List.of(
          version1(CommandSubmitted.class),
          version1(CommandCancelled.class),
          version1(CommandCommented.class),
          version1(CommandDecided.class),
          version1(MeasurementRequested.class),
          version1(ApprovalRequested.class),
          version1(VoteCast.class),
          version1(VoteRefused.class),
          version1(ApprovalGranted.class),
          version1(ApprovalRejected.class),
          version1(ApprovalExpired.class),
          version1(ApprovalWithdrawn.class),
          version1(ApprovalQueued.class),
          version1(ApprovalRevised.class),
          version1(ApprovalSuperseded.class),
          version1(ApprovalEscalated.class),
          version1(StageSkipped.class),
          version1(ApprovalCommented.class),
          version1(ApprovalDrifted.class),
          version1(GlassBroken.class),
          version1(ReviewCompleted.class),
          version1(ReviewEscalated.class),
          version1(GrantIssued.class),
          version1(GrantUsed.class),
          version1(GrantRevoked.class),
          version1(GrantDeclined.class),
          version1(RedecisionRequested.class),
          version1(WarrantIssued.class),
          version1(ImpactMeasured.class),
          version1(ExecutionStarted.class),
          version1(RowsChanged.class),
          version1(ChangesEnded.class),
          version1(ExecutionFinished.class),
          version1(ResultChunk.class),
          version1(ResultEnded.class),
          version1(PolicyBundleActivated.class),
          version1(PolicyBundleRejected.class),
          version1(RecordRejected.class),
          version1(PublicationAbandoned.class),
          version1(PublicationsCounted.class),
          version1(DelegationSet.class),
          version1(AccountLinked.class),
          version1(CallbackRefused.class),
          version1(NotificationAbandoned.class),
          version1(TrailRead.class),
          version1(IncidentFound.class),
          version1(IncidentClosed.class),
          version1(ExportMade.class),
          version1(ReportMade.class),
          version1(HoldPlaced.class),
          version1(HoldReleased.class),
          version1(RecordsDisposed.class),
          version1(DataErased.class),
          version1(QuerySaved.class),
          version1(FindingMade.class),
          version1(FindingClosed.class));

  private static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
  private static final Map<Class<? extends EventData>, EventType> BY_DATA =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

  public static List<EventType> all() {
    return ALL;
  }

  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static EventType of(EventData data) {
    EventType type = BY_DATA.get(data.getClass());
    if (type == null) {
      throw new IllegalArgumentException(data.getClass() + " is not registered as an event type");
    }
    return type;
  }

  private static EventType version1(Class<? extends EventData> data) {
    return new EventType("countersign." + data.getSimpleName() + ".v1", data, Topic.of(data));
  }
}
