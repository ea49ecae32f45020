package io.countersign.audit;

import static io.countersign.audit.EventStory.by;
import static io.countersign.audit.EventStory.said;

import io.countersign.contracts.event.AccountLinked;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.CallbackRefused;
import io.countersign.contracts.event.DataErased;
import io.countersign.contracts.event.DelegationSet;
import io.countersign.contracts.event.ExportMade;
import io.countersign.contracts.event.FindingClosed;
import io.countersign.contracts.event.FindingMade;
import io.countersign.contracts.event.HoldPlaced;
import io.countersign.contracts.event.HoldReleased;
import io.countersign.contracts.event.IncidentClosed;
import io.countersign.contracts.event.IncidentFound;
import io.countersign.contracts.event.NotificationAbandoned;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.PolicyBundleRejected;
import io.countersign.contracts.event.PublicationAbandoned;
import io.countersign.contracts.event.PublicationsCounted;
import io.countersign.contracts.event.QuerySaved;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.RecordsDisposed;
import io.countersign.contracts.event.ReportMade;
import io.countersign.contracts.event.TopicCount;
import io.countersign.contracts.event.TrailRead;

/** Tells what happened to the system itself, and who looked at what. */
final class AdministrationStory {
  private AdministrationStory() {}

  static EventStory of(AdministrationEvent event, Actor service) {
    return switch (event) {
      case DelegationSet e -> by(e.by(), delegation(e));
      case AccountLinked e ->
          by(e.by(), (e.linked() ? "linked " : "unlinked ") + e.system() + " " + e.account());
      case CallbackRefused e ->
          new EventStory(service, "Refused a callback of %s: %s".formatted(e.system(), e.reason()));
      case NotificationAbandoned e ->
          new EventStory(
              service,
              "Gave up a message to %s %s: %s".formatted(e.channel(), e.target(), e.reason()));
      case PolicyBundleActivated e ->
          new EventStory(service, "%d policies are in force".formatted(e.policies().size()));
      case PolicyBundleRejected e ->
          new EventStory(
              service, "Changed policies were not taken: " + String.join(" ", e.problems()));
      case RecordRejected e ->
          new EventStory(
              service,
              "%s set aside %s/%d/%d: %s"
                  .formatted(e.service(), e.topic(), e.partition(), e.offset(), e.reason()));
      case PublicationAbandoned e ->
          new EventStory(service, "Gave up publishing " + e.eventType() + " " + e.eventId());
      case PublicationsCounted e ->
          new EventStory(
              service,
              "Published %d events in the minute of %s"
                  .formatted(
                      e.topics().stream().mapToLong(TopicCount::acknowledged).sum(), e.minute()));
      case TrailRead e -> by(e.by(), "read the trail: " + e.query());
      case IncidentFound e ->
          new EventStory(
              service,
              "Incident %d: %s"
                  .formatted(
                      e.incident(), Incident.sentence(e.kind(), e.about(), e.from(), e.to())));
      case IncidentClosed e -> by(e.by(), "closed incident " + e.incident() + said(e.reason()));
      case ExportMade e ->
          by(e.by(), "exported %d records as %s: %s".formatted(e.records(), e.format(), e.query()));
      case ReportMade e ->
          by(e.by(), "had the report %s made, of %s to %s".formatted(e.report(), e.from(), e.to()));
      case HoldPlaced e ->
          by(e.by(), "placed the hold " + e.hold() + on(e.scope()) + said(e.reason()));
      case HoldReleased e -> by(e.by(), "released the hold " + e.hold() + said(e.reason()));
      case RecordsDisposed e ->
          new EventStory(
              service,
              "Disposed of %d records of %s stored from %s to %s"
                  .formatted(e.records(), e.category(), e.from(), e.to()));
      case DataErased e ->
          by(
              e.by(),
              "erased the values of %d records of %s".formatted(e.records(), e.scope())
                  + said(e.reason()));
      case QuerySaved e ->
          by(
              e.by(),
              e.query() == null
                  ? "took away the saved query " + e.name()
                  : "saved the query %s: %s".formatted(e.name(), e.query()));
      case FindingMade e ->
          new EventStory(
              service, "Finding %d, %s: %s".formatted(e.finding(), e.kind(), e.evidence()));
      case FindingClosed e -> by(e.by(), "closed finding " + e.finding() + said(e.reason()));
    };
  }

  private static String on(String scope) {
    return scope.isEmpty() ? " on everything" : " on " + scope;
  }

  private static String delegation(DelegationSet event) {
    return event.to() == null
        ? "set that %s answers again".formatted(event.from())
        : "set that %s answers in the place of %s until %s"
            .formatted(event.to(), event.from(), event.until());
  }
}
