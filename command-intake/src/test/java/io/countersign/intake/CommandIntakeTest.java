package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandIntakeTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("agent-1", "key");
  private final MovableClock clock = new MovableClock();
  private final IdSource ids = new IdSource(clock, new Random(7));
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final LiveCommands live = new LiveCommands(new RoomySettings(), clock);
  private final CommandRecorder recorder =
      new CommandRecorder(
          publisher, new EventCodec(EventJson.mapper()), live, new Sessions(), clock);
  private boolean owner = true;
  private boolean losesWhatItDraws;

  @Test
  void followsWhatItRecords() {
    SubmitResult.Accepted accepted = accepted(submit((IdempotencyKey) null));

    assertThat(publisher.published).hasSize(1);
    assertThat(publisher.published.getFirst().previous()).isNull();
    assertThat(live.find(accepted.submission().id())).isPresent();
  }

  @Test
  void leavesNothingBehindIfItCannotRecord() {
    publisher.away = true;

    assertThatThrownBy(() -> submit((IdempotencyKey) null))
        .isInstanceOf(NotSurelyRecordedException.class);
    assertThat(live.count()).isZero();
  }

  @Test
  void recordsTheSameCommandWhenARequestWithAKeyIsSentAgain() {
    CommandIntake intake = intake();
    publisher.away = true;
    assertThatThrownBy(() -> intake.submit(request(KEY)))
        .isInstanceOf(NotSurelyRecordedException.class);
    publisher.away = false;

    SubmitResult.Accepted second = accepted(intake.submit(request(KEY)));
    SubmitResult.Accepted third = accepted(intake.submit(request(KEY)));

    assertThat(publisher.published).hasSize(1);
    assertThat(second.replayed()).isTrue();
    assertThat(third.submission().id()).isEqualTo(second.submission().id());
    assertThat(publisher.published.getFirst().subject()).isEqualTo(second.submission().id());
  }

  @Test
  void goesOnFollowingAKeyedCommandThatIsNotSurelyRecorded() {
    CommandIntake intake = intake();
    publisher.away = true;
    assertThatThrownBy(() -> intake.submit(request(KEY)))
        .isInstanceOf(NotSurelyRecordedException.class);
    publisher.away = false;

    SubmitResult.Accepted again = accepted(intake.submit(request(KEY)));

    LiveCommand followed = live.find(again.submission().id()).orElseThrow();
    assertThat(followed.isSurelyRecorded()).isTrue();
  }

  @Test
  void takesNothingWhileNoAnswersComeBack() {
    owner = false;

    assertThat(submit((IdempotencyKey) null)).isInstanceOf(SubmitResult.NotReady.class);
    assertThat(publisher.published).isEmpty();
  }

  @Test
  void doesNotFollowACommandWhoseSessionMovedAwayAfterItWasDrawn() {
    losesWhatItDraws = true;

    accepted(submit((IdempotencyKey) null));

    assertThat(publisher.published).hasSize(1);
    assertThat(live.count()).isZero();
    assertThat(live.bytes()).isZero();
  }

  @Test
  void tellsWhichCommandIsNotSurelyRecorded() {
    publisher.away = true;

    assertThatThrownBy(() -> submit(KEY))
        .isInstanceOfSatisfying(
            NotSurelyRecordedException.class,
            e -> {
              assertThat(e.request()).isEqualTo(NotSurelyRecordedException.Request.SUBMISSION);
              assertThat(live.find(e.commandId()).orElseThrow().isSurelyRecorded()).isFalse();
            });
  }

  @Test
  void tellsThatACancellationIsNotSurelyRecorded() {
    CommandProgress submitted = accepted(submit((IdempotencyKey) null)).submission();
    publisher.away = true;

    assertThatThrownBy(() -> recorder.cancel(submitted, Samples.AGENT))
        .isInstanceOfSatisfying(
            NotSurelyRecordedException.class,
            e -> {
              assertThat(e.request()).isEqualTo(NotSurelyRecordedException.Request.CANCELLATION);
              assertThat(e.commandId()).isEqualTo(submitted.id());
            });
  }

  @Test
  void countsTheBytesThatEscapesTakeInTheEvent() {
    String escaped = "SELECT '" + "\u0001".repeat(600) + "'";

    SubmitResult result = submit(escaped);

    assertThat(((SubmitResult.Flawed) result).flaw().kind()).isEqualTo(Flaw.Kind.COMMAND_TOO_LARGE);
    assertThat(publisher.published).isEmpty();
    assertThat(live.count()).isZero();
  }

  @Test
  void namesTheUsableDataSourcesOnly() {
    SubmitResult result =
        intake()
            .submit(
                new SubmitRequest(
                    Samples.AGENT,
                    new Submission("ledger", "SELECT 1", List.of(), null),
                    null,
                    TraceContext.continueOrStart(null)));

    assertThat(((SubmitResult.UnknownDataSource) result).usable())
        .extracting(DataSource::name)
        .containsExactly("shop");
  }

  @Test
  void cancelsOnceAndFollowsUponTheYoungestEvent() {
    CommandProgress submitted = accepted(submit((IdempotencyKey) null)).submission();
    RecordedEvent decided = Samples.event(60, Samples.approvalRequired(submitted.command()));
    live.apply(decided);
    CommandProgress progress = live.find(submitted.id()).orElseThrow().progress();

    CancelResult first = recorder.cancel(progress, Samples.AGENT);
    CancelResult second =
        recorder.cancel(((CancelResult.Requested) first).progress(), Samples.AGENT);

    assertThat(publisher.published).hasSize(2);
    assertThat(publisher.published.getLast().previous()).isEqualTo(decided.link().digest());
    assertThat(second).isInstanceOf(CancelResult.AlreadyEnded.class);
  }

  @Test
  void goesOnInTheSessionThatTheCallerNames() {
    SessionId session = accepted(submit((IdempotencyKey) null)).submission().command().sessionId();
    Submission next = new Submission("shop", "COMMIT", List.of(), null, null, session);

    SubmitResult result =
        intake()
            .submit(
                new SubmitRequest(Samples.AGENT, next, null, TraceContext.continueOrStart(null)));

    assertThat(accepted(result).submission().command().sessionId()).isEqualTo(session);
    assertThat(publisher.published.getLast().sessionId()).isEqualTo(session);
  }

  @Test
  void aKeyStandsForItsSessionToo() {
    Submission alone = new Submission("shop", "COMMIT", List.of(), null);
    Submission within =
        new Submission(
            "shop",
            "COMMIT",
            List.of(),
            null,
            null,
            SessionId.parse("00000000-0000-7000-8000-0000000000aa"));

    assertThat(within.digest()).isNotEqualTo(alone.digest());
  }

  private SubmitResult submit(String sql) {
    return intake()
        .submit(
            new SubmitRequest(
                Samples.AGENT,
                new Submission("shop", sql, List.of(), null),
                KEY,
                TraceContext.continueOrStart(null)));
  }

  private SubmitResult submit(IdempotencyKey key) {
    return intake().submit(request(key));
  }

  private static SubmitResult.Accepted accepted(SubmitResult result) {
    assertThat(result).isInstanceOf(SubmitResult.Accepted.class);
    return (SubmitResult.Accepted) result;
  }

  private static SubmitRequest request(IdempotencyKey key) {
    return new SubmitRequest(
        Samples.AGENT,
        new Submission("shop", "SELECT 1", List.of(), null),
        key,
        TraceContext.continueOrStart(null));
  }

  private CommandIntake intake() {
    return new CommandIntake(
        new SubmissionRules(new RoomyLimits(), clock),
        new DataSourceCatalogue(
            List.of(dataSource("shop", "agent"), dataSource("ledger", "admin"))),
        new Sessions(),
        new MemoryIdempotencyKeys(Duration.ofHours(1), clock),
        recorder,
        ids,
        clock);
  }

  private static DataSource dataSource(String name, String role) {
    return new DataSource(name, Dialect.POSTGRESQL, "production", "", Set.of(role), List.of());
  }

  private final class Sessions implements SessionSource {
    @Override
    public Optional<SessionId> draw() {
      return owner ? Optional.of(new SessionId(ids.next())) : Optional.empty();
    }

    @Override
    public boolean owns(SessionId session) {
      return owner && !losesWhatItDraws;
    }
  }

  private record RoomyLimits() implements SubmissionLimits {
    @Override
    public int sqlBytes() {
      return 1000;
    }

    @Override
    public int parameters() {
      return 10;
    }

    @Override
    public int parameterBytes() {
      return 1000;
    }

    @Override
    public int justificationCharacters() {
      return 100;
    }

    @Override
    public int eventBytes() {
      return 3000;
    }
  }

  private record RoomySettings() implements LiveSettings {
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
