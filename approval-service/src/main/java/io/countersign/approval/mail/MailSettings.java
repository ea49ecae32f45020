package io.countersign.approval.mail;

import java.util.Optional;

/** How persons are mailed. */
public interface MailSettings {
  /** Whether they are at all; {@code quarkus.mailer} says by which server, and from whom. */
  boolean enabled();

  /** Where people answer, such as the console's address; named in mails if present. */
  Optional<String> answerAt();
}
