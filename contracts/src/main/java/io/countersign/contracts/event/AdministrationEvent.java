package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What happened to the system itself; written by every service. */
public sealed interface AdministrationEvent extends EventData
    permits AccountLinked,
        CallbackRefused,
        DelegationSet,
        IncidentClosed,
        IncidentFound,
        NotificationAbandoned,
        PolicyBundleActivated,
        PolicyBundleRejected,
        PublicationAbandoned,
        RecordRejected,
        TrailRead {
  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.empty();
  }
}
