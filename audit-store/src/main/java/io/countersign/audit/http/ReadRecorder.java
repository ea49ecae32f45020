package io.countersign.audit.http;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.TrailRead;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.Publication;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Records that somebody read the trail, before the answer. A service that reads it in order to
 * answer somebody else is not recorded: it does so for every answer, and that answer has events of
 * its own.
 */
@RequestScoped
class ReadRecorder {
  private static final String SERVICE = "service";
  private static final String AUDITOR = "auditor";
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Caller caller;
  private final SecurityIdentity identity;

  ReadRecorder(EventPublisher publisher, IdSource ids, Caller caller, SecurityIdentity identity) {
    this.publisher = publisher;
    this.ids = ids;
    this.caller = caller;
    this.identity = identity;
  }

  /**
   * Gives the answer once it is durable that it was asked for; what is recorded may be on its way
   * while the answer is looked up.
   *
   * @throws io.countersign.platform.event.PublicationFailedException if it could not be recorded;
   *     then there is no answer
   */
  <T> T recorded(UriInfo uri, Supplier<T> answer) {
    if (identity.hasRole(SERVICE) && !identity.hasRole(AUDITOR)) {
      return answer.get();
    }
    TrailRead read = new TrailRead(caller.principal(), query(uri.getRequestUri()));
    Publication publication =
        publisher.publish(Draft.administration(new EventId(ids.next()), read));
    T result = answer.get();
    publication.await();
    return result;
  }

  static String query(URI uri) {
    return uri.getQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getQuery();
  }
}
