package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param subject the identity provider's stable identifier ({@code sub}); what persons are compared
 *     by
 * @param kind person or program
 * @param name the name people know this principal by ({@code preferred_username})
 * @param roles what the identity provider says it may do
 * @param owner the person on whose behalf an agent acts, by subject; absent for a person
 * @param client the OAuth client through which it came ({@code azp})
 */
public record Principal(
    String subject,
    PrincipalKind kind,
    String name,
    Set<String> roles,
    @Nullable String owner,
    @Nullable String client) {
  public Principal {
    Checks.notBlank(subject, "subject");
    Checks.notBlank(name, "name");
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  @JsonIgnore
  public boolean isAgent() {
    return kind == PrincipalKind.AGENT;
  }

  /** The person who answers for what this principal does: an agent's owner, else itself. */
  public String answerable() {
    return owner == null ? subject : owner;
  }
}
