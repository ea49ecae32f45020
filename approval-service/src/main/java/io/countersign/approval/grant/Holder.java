package io.countersign.approval.grant;

import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a standing approval, as it was when people gave it.
 *
 * @param subject the account
 * @param kind an agent that acts through a person's account is not that person
 * @param name the name people know it by; says nothing about who it is
 * @param owner the person for whom an agent acts, by subject; with another one it is not what
 *     people approved
 * @param client the OAuth client through which it came; tells agents apart that act through one
 *     account, and does not matter for a person
 */
public record Holder(
    String subject,
    PrincipalKind kind,
    String name,
    @Nullable String owner,
    @Nullable String client) {
  public static Holder of(Principal principal) {
    return new Holder(
        principal.subject(),
        principal.kind(),
        principal.name(),
        principal.owner(),
        principal.client());
  }

  /** Whether this is the holder, whatever it is called by now. */
  public boolean is(Principal principal) {
    return subject.equals(principal.subject())
        && kind == principal.kind()
        && Objects.equals(owner, principal.owner())
        && (!principal.isAgent() || Objects.equals(client, principal.client()));
  }
}
