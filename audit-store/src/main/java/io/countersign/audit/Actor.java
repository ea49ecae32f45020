package io.countersign.audit;

import io.countersign.contracts.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param name the principal's, or the service instance's
 * @param subject the principal's; absent for a service
 */
public record Actor(String name, @Nullable String subject) {
  private static final String SERVICES = "/countersign/";

  static Actor of(Principal principal) {
    return new Actor(principal.name(), principal.subject());
  }

  /**
   * @param source CloudEvents {@code source} of what the service wrote
   */
  static Actor service(String source) {
    return new Actor(
        source.startsWith(SERVICES) ? source.substring(SERVICES.length()) : source, null);
  }
}
