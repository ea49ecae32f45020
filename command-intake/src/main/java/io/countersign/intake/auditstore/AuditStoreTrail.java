package io.countersign.intake.auditstore;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.intake.CommandTrail;
import io.countersign.intake.RecordedEvent;
import io.countersign.intake.TrailUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The trail as the audit store tells it over HTTP. */
@ApplicationScoped
class AuditStoreTrail implements CommandTrail {
  private final AuditStoreApi api;
  private final TrailJson json = new TrailJson();

  AuditStoreTrail(@RestClient AuditStoreApi api) {
    this.api = api;
  }

  @Override
  public List<RecordedEvent> events(CommandId id) {
    return ask(() -> api.timeline(id.toString())).map(json::events).orElse(List.of());
  }

  @Override
  public List<ResultChunk> chunks(CommandId id, int first, int count) {
    return ask(() -> api.results(id.toString(), first, count)).map(json::chunks).orElse(List.of());
  }

  /** Empty if the audit store does not know the command. */
  private static Optional<byte[]> ask(Supplier<byte[]> request) {
    try {
      return Optional.of(request.get());
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == Response.Status.NOT_FOUND.getStatusCode()) {
        return Optional.empty();
      }
      throw new TrailUnavailableException("the audit store answered with status " + status, e);
    } catch (RuntimeException e) {
      throw new TrailUnavailableException("the audit store did not answer", e);
    }
  }
}
