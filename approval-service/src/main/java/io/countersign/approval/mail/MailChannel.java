package io.countersign.approval.mail;

import io.countersign.approval.People;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** E-mail. A target is a person, whose address the directory of people knows. */
@Singleton
public class MailChannel implements Channel {
  public static final String NAME = "email";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReactiveMailer mailer;
  private final People people;
  private final MailSettings settings;

  MailChannel(ReactiveMailer mailer, People people, MailSettings settings) {
    this.mailer = mailer;
    this.people = people;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean tellsPersons() {
    return settings.enabled();
  }

  @Override
  public boolean updates(String target) {
    return false;
  }

  @Override
  public boolean carries(String target, Notice notice) {
    return objectionTo(target).isEmpty();
  }

  @Override
  public Optional<String> objectionTo(String target) {
    if (!settings.enabled()) {
      return Optional.of("e-mail is off: set countersign.mail.enabled");
    }
    return address(target).isPresent()
        ? Optional.empty()
        : Optional.of("the directory of people has no e-mail address of " + target);
  }

  private Optional<String> address(String target) {
    return people.named(target).flatMap(p -> Optional.ofNullable(p.email()));
  }

  @Override
  public Delivery deliver(Message message) {
    return address(message.target())
        .map(address -> send(address, message))
        .orElseGet(() ->
            new Delivery.Refused(
                "There is no e-mail address of " + message.target() + " any more."));
  }

  private Delivery send(String address, Message message) {
    Letter letter = Letter.of(message.notice(), settings.answerAt());
    Mail mail =
        Mail.withText(address, letter.subject(), letter.text())
            .setHtml(letter.html())
            .addHeader("Message-ID", "<" + message.id() + "@countersign>")
            .addHeader("Auto-Submitted", "auto-generated");
    try {
      mailer.send(mail).await().atMost(PATIENCE);
      return new Delivery.Delivered(null);
    } catch (RuntimeException e) {
      return new Delivery.Later(
          null, "The mail server did not take it: " + e.getClass().getSimpleName() + ".");
    }
  }
}
