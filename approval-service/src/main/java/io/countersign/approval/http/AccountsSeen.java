package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Entitlements;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.spi.runtime.AuthenticationSuccessEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Remembers what verified tokens say that persons may do. Nobody's request waits for it. */
@ApplicationScoped
class AccountsSeen {
  private static final Logger LOG = Logger.getLogger(AccountsSeen.class);

  private final Entitlements entitlements;
  private final Clock clock;

  AccountsSeen(Entitlements entitlements, Clock clock) {
    this.entitlements = entitlements;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  void authenticated(@ObservesAsync AuthenticationSuccessEvent event) {
    if (event.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
      try {
        entitlements.seen(
            Caller.principal(token, event.getSecurityIdentity().getRoles()), clock.instant());
      } catch (RuntimeException e) {
        LOG.warnf("What an account may do was not remembered: %s", e.getMessage());
      }
    }
  }
}
