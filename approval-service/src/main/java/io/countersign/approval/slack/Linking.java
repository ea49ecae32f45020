package io.countersign.approval.slack;

import io.countersign.approval.People;
import io.countersign.approval.Person;
import io.countersign.approval.outbox.Outbox;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.AccountLinked;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How somebody proves that an account in Slack is theirs: Slack shows a code to that account alone,
 * and they send it with a token of their own.
 */
@ApplicationScoped
@Transactional
class Linking {
  static final Duration CODE_VALID_FOR = Duration.ofMinutes(10);

  private static final int CODE_BYTES = 16;

  private final Links links;
  private final People people;
  private final Outbox outbox;
  private final IdSource ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Linking(Links links, People people, Outbox outbox, IdSource ids, Clock clock) {
    this.links = links;
    this.people = people;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new code, to be shown to this user and nobody else; their code before is void. */
  String newCode(SlackUser user) {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    String code = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    links.forgetCodesBefore(now);
    links.addCode(digest(code), user, now.plus(CODE_VALID_FOR));
    return code;
  }

  /** Whom a code would be linked with; nothing is done. */
  Optional<SlackUser> ownerOf(String code) {
    return links.ownerOf(digest(code), clock.instant());
  }

  /** Links the code's user and the person, in the place of whatever either was linked with. */
  Optional<SlackUser> link(String code, Principal by) {
    Instant now = clock.instant();
    Optional<SlackUser> owner = links.redeem(digest(code), now);
    owner.ifPresent(user -> {
      Person person = people.withSubject(by.subject(), by.name());
      tellRemoved(by, links.remove(user, person.id()));
      links.add(user, person.id(), by.subject(), now);
      tell(by, person.id(), user.account(), true);
    });
    return owner;
  }

  /** False if there was none. */
  boolean unlink(String team, Principal by) {
    Person person = people.withSubject(by.subject(), by.name());
    List<Links.Link> removed = links.remove(team, person.id());
    tellRemoved(by, removed);
    return !removed.isEmpty();
  }

  private void tellRemoved(Principal by, List<Links.Link> removed) {
    removed.forEach(l -> tell(by, l.person(), l.account(), false));
  }

  private void tell(Principal by, String person, String account, boolean linked) {
    outbox.append(
        Draft.administration(
            new EventId(ids.next()),
            new AccountLinked(by, person, SlackChannel.NAME, account, linked)));
  }

  private static Digest digest(String code) {
    return CanonicalForm.of("countersign.slack-link-code.v1")
        .text(code.strip().toLowerCase(Locale.ROOT))
        .digest();
  }
}
