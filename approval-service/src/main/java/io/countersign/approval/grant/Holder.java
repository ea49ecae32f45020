package io.countersign.approval.grant;

import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a standing approval, as it was when people gave it.
 *
 * @param subject the account
 * @param kind an agent that acts through a person's account is not that person
 * @param name the name people know it by; says nothing about who it is
 * @param owner the person for whom an agent acts, by subject; with another one it is not what
 *     people approved
 */
public record Holder(String subject, PrincipalKind kind, String name, @Nullable String owner) {
  public static Holder of(Principal principal) {
    return new Holder(principal.subject(), principal.kind(), principal.name(), principal.owner());
  }

  /** Whether this is the holder, whatever it is called by now. */
  public boolean is(Principal principal) {
    return subject.equals(principal.subject())
        && kind == principal.kind()
        && (owner == null ? principal.owner() == null : owner.equals(principal.owner()));
  }
}
