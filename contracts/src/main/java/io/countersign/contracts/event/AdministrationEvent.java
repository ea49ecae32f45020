package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What happened to the system itself; written by every service. */
public sealed interface AdministrationEvent extends EventData
    permits AccountLinked,
        CallbackRefused,
        DataErased,
        DelegationSet,
        ExportMade,
        FindingClosed,
        FindingMade,
        HoldPlaced,
        HoldReleased,
        IncidentClosed,
        IncidentFound,
        NotificationAbandoned,
        PolicyBundleActivated,
        PolicyBundleRejected,
        PublicationAbandoned,
        PublicationsCounted,
        QuerySaved,
        RecordRejected,
        RecordsDisposed,
        ReportMade,
        TrailRead {
  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.empty();
  }
}
