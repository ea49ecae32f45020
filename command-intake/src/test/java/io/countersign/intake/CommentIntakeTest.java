package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Command;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventData;
import io.countersign.intake.Flaw.Kind;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the submitter's side may say to those who are asked, and when. */
final class CommentIntakeTest {
  private static final Command COMMAND = Samples.command();
  private static final IdempotencyKey KEY = new IdempotencyKey("agent-1", "key");

  private final MovableClock clock = new MovableClock();
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final LiveCommands live = new LiveCommands(new Settings(), clock);
  private final CommentIntake comments =
      new CommentIntake(
          new Settings(),
          new CommandRecorder(
              publisher, new EventCodec(EventJson.mapper()), live, new Sessions(), clock),
          new IdSource(clock, new Random(7)),
          clock);
  private final CommandProgress asked = progress(Samples.requested(COMMAND));

  @Test
  void recordsAComment() {
    CommandProgress after = recorded(say(asked, "Ticket 4711."));

    assertThat(after.remarks()).extracting(Remark::text).containsExactly("Ticket 4711.");
    assertThat(publisher.published.getFirst().previous()).isEqualTo(asked.latest().link().digest());
    assertThat(publisher.published.getFirst().sessionId()).isEqualTo(COMMAND.sessionId());
  }

  @Test
  void showsACommentToThoseWhoFollowTheCommand() {
    live.follow(Samples.event(0, Samples.submitted(COMMAND)), Samples.submitted(COMMAND));

    say(asked, "Ticket 4711.");

    assertThat(live.find(COMMAND.id()).orElseThrow().progress().remarks()).hasSize(1);
  }

  @Test
  void recordsARepeatedRequestOnce() {
    CommandProgress once = recorded(comments.comment(asked, Samples.AGENT, "Ticket.", KEY));

    assertThat(comments.comment(once, Samples.AGENT, "Ticket.", KEY))
        .isEqualTo(new CommentResult.Recorded(once, true));
    assertThat(comments.comment(once, Samples.AGENT, "Other.", KEY))
        .isEqualTo(new CommentResult.KeyReused(KEY));
    assertThat(publisher.published).hasSize(1);
  }

  @Test
  void recordsTheSameEventAgainIfItCannotBeSeenYet() {
    comments.comment(asked, Samples.AGENT, "Ticket.", KEY);
    comments.comment(asked, Samples.AGENT, "Ticket.", KEY);

    assertThat(publisher.published)
        .extracting(e -> e.id())
        .hasSize(2)
        .containsOnly(publisher.published.getFirst().id());
  }

  @Test
  void saysThatItMayNotBeRecorded() {
    publisher.away = true;

    assertThatThrownBy(() -> say(asked, "Ticket."))
        .isInstanceOfSatisfying(
            NotSurelyRecordedException.class,
            e -> assertThat(e.request()).isEqualTo(NotSurelyRecordedException.Request.COMMENT));
  }

  @Test
  void takesCommentsWhilePeopleMaySayNo() {
    recorded(say(progress(People.queued(COMMAND)), "x"));
    recorded(
        say(
            progress(
                Samples.requested(COMMAND),
                People.forLater(COMMAND, clock.instant().plusSeconds(9))),
            "x"));
  }

  @Test
  void takesNoneWhenNobodyIsAsked() {
    assertNobodyAsked(progress());
    assertNobodyAsked(progress(Samples.allowed(COMMAND)));
    assertNobodyAsked(progress(Samples.requested(COMMAND), Samples.granted(COMMAND)));
    assertNobodyAsked(progress(Samples.requested(COMMAND), People.rejected(COMMAND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000b", "a\u001b[31mb", "a\rb", "a\u0085b", "a\u202eb", "a\u2066b", "\ud800"})
  void refusesWhatPeopleWouldNotSee(String text) {
    assertFlawed(text, Kind.CONTROL_CHARACTERS);
  }

  @Test
  void takesLinesTabsAndAnyLanguage() {
    recorded(say(asked, "Zeile\n\t– 😀 שלום"));
  }

  @Test
  void refusesEmptyAndOverlongText() {
    assertFlawed(null, Kind.EMPTY_COMMENT);
    assertFlawed(" \n", Kind.EMPTY_COMMENT);
    assertFlawed("x".repeat(21), Kind.COMMENT_TOO_LONG);
    recorded(say(asked, "x".repeat(20)));
  }

  @Test
  void takesOnlySoManyOnACommand() {
    CommandProgress progress = asked;
    for (int i = 0; i < 3; i++) {
      progress = recorded(say(progress, "x"));
      clock.pass(Duration.ofMinutes(1));
    }

    assertThat(say(progress, "x")).isEqualTo(new CommentResult.TooMany(3));
  }

  @Test
  void takesOnlySoManyInAMinute() {
    say(asked, "1");
    clock.pass(Duration.ofSeconds(20));
    say(asked, "2");
    clock.pass(Duration.ofSeconds(10));

    assertThat(say(asked, "3")).isEqualTo(new CommentResult.TooOften(Duration.ofSeconds(30)));
    recorded(comments.comment(asked, Samples.REVIEWER, "from another account", null));

    clock.pass(Duration.ofSeconds(30));
    recorded(say(asked, "3"));
  }

  private CommentResult say(CommandProgress progress, @Nullable String text) {
    return comments.comment(progress, Samples.AGENT, text, null);
  }

  private static CommandProgress recorded(CommentResult result) {
    assertThat(result).isInstanceOf(CommentResult.Recorded.class);
    return ((CommentResult.Recorded) result).progress();
  }

  private void assertFlawed(@Nullable String text, Kind kind) {
    assertThat(say(asked, text))
        .isInstanceOfSatisfying(
            CommentResult.Flawed.class, f -> assertThat(f.flaw().kind()).isEqualTo(kind));
    assertThat(publisher.published).isEmpty();
  }

  private void assertNobodyAsked(CommandProgress progress) {
    assertThat(say(progress, "x")).isEqualTo(new CommentResult.NobodyAsked(progress.state()));
  }

  private static CommandProgress progress(EventData... events) {
    CommandProgress progress =
        CommandProgress.begin(
            Samples.event(0, Samples.submitted(COMMAND)),
            Samples.submitted(COMMAND),
            new ByteBudget(1_000));
    int number = 1;
    for (EventData data : events) {
      progress = progress.with(Samples.event(number++, data));
    }
    return progress;
  }

  private static final class Sessions implements SessionSource {
    @Override
    public Optional<SessionId> draw() {
      return Optional.empty();
    }

    @Override
    public boolean owns(SessionId session) {
      return true;
    }
  }

  private record Settings() implements CommentSettings, LiveSettings {
    @Override
    public int characters() {
      return 20;
    }

    @Override
    public int perCommand() {
      return 3;
    }

    @Override
    public int perMinute() {
      return 2;
    }

    @Override
    public int commands() {
      return 100;
    }

    @Override
    public long bytes() {
      return 1_000_000;
    }

    @Override
    public long resultBytes() {
      return 1_000;
    }

    @Override
    public Duration keepEnded() {
      return Duration.ofMinutes(5);
    }
  }
}
