package io.countersign.approval.slack;

import io.countersign.approval.Entitlements;
import io.countersign.approval.Voter;
import io.countersign.approval.Voters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Finds the person behind an account in Slack, and what they may do now. */
@ApplicationScoped
class Clickers {
  private final Links links;
  private final Entitlements entitlements;
  private final Voters voters;

  Clickers(Links links, Entitlements entitlements, Voters voters) {
    this.links = links;
    this.entitlements = entitlements;
    this.voters = voters;
  }

  /** Who clicked. */
  sealed interface Clicker {
    record Known(Voter voter) implements Clicker {}

    /** Nobody has proved yet that the account is theirs. */
    record Unlinked() implements Clicker {}

    /** They have not shown a token for so long that nobody knows what they may do. */
    record Forgotten() implements Clicker {}
  }

  Clicker of(SlackUser user, Instant now) {
    return links
        .of(user)
        .<Clicker>map(link ->
            entitlements
                .of(link.subject(), now)
                .<Clicker>map(p -> new Clicker.Known(voters.of(p, now)))
                .orElseGet(Clicker.Forgotten::new))
        .orElseGet(Clicker.Unlinked::new);
  }
}
