package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.TargetLimits;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.Reachability;
import io.countersign.executor.target.RoleCheckPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target does before and beside running commands. */
final class GuardedTargetTest {
  private static final String WHOSE =
      "SELECT pid FROM pg_stat_activity WHERE pid = pg_backend_pid()";

  @TempDir Path folder;

  @Test
  void usesANewPasswordForNewConnectionsWithoutARestart() {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets = roles.targets()) {
      Object before = connectionOf(targets);
      roles.password(Access.READER, "second");
      roles.write(Access.READER, "password", "second");

      Awaitility.await()
          .untilAsserted(() -> assertThat(connectionOf(targets)).isNotEqualTo(before));
    }
  }

  @Test
  void letsACommandEndInPeaceThatRunsWhileThePasswordIsReplaced() throws Exception {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets = roles.targets()) {
      CountDownLatch replaced = new CountDownLatch(1);
      FutureTask<Outcome> running = begin(targets, replaced);
      roles.password(Access.READER, "second");
      roles.write(Access.READER, "password", "second");
      run(targets, new RecordingListener());

      replaced.countDown();

      assertThat(running.get()).isInstanceOf(Outcome.Succeeded.class);
    }
  }

  @Test
  void saysThatTheCredentialsAreRefusedUntilTheirFileIsReplaced() {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets = roles.targets()) {
      roles.password(Access.READER, "second");

      assertThat(run(targets, new RecordingListener()))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              f -> assertThat(f.message()).contains("refused the executor's credentials"));
      roles.write(Access.READER, "password", "second");
      assertThat(run(targets, new RecordingListener())).isInstanceOf(Outcome.Succeeded.class);
    }
  }

  @Test
  void saysThatTheCredentialsAreRefusedWhenTheirFileIsGone() throws Exception {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets = roles.targets()) {
      Files.delete(roles.file(Access.READER, "password"));

      assertThat(run(targets, new RecordingListener())).isInstanceOf(Outcome.Failed.class);
    }
  }

  @Test
  void refusesAtOnceWhatCannotReachTheTargetAnyway() {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets =
            roles.targets(
                TargetLimits.upTo(4),
                RoleCheckPolicy.WARN,
                new Reachability(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)))) {
      roles.write(Access.READER, "password", "wrong");
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        outcomes.add(run(targets, new RecordingListener()));
      }

      assertThat(outcomes.subList(0, 5)).hasOnlyElementsOfType(Outcome.Failed.class);
      assertThat(outcomes.getLast())
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              r -> {
                assertThat(r.reason()).isEqualTo(RefusalReason.TARGET_UNAVAILABLE);
                assertThat(r.message()).contains("tried again only in 1 s");
              });
      assertThat(targets.stateOf("shop")).isEqualTo(Reachability.State.PAUSED);
    }
  }

  @Test
  void refusesWhatFindsNoRoomInTime() throws Exception {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets =
            roles.targets(
                new Impatient(), RoleCheckPolicy.WARN, new Reachability(Clock.systemUTC()))) {
      CountDownLatch refused = new CountDownLatch(1);
      FutureTask<Outcome> running = begin(targets, refused);

      Outcome outcome = run(targets, new RecordingListener());

      refused.countDown();
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              r -> {
                assertThat(r.reason()).isEqualTo(RefusalReason.TARGET_UNAVAILABLE);
                assertThat(r.message()).contains("2 commands at a time, 1 of one principal");
              });
      assertThat(running.get()).isInstanceOf(Outcome.Succeeded.class);
      assertThat(run(targets, new RecordingListener())).isInstanceOf(Outcome.Succeeded.class);
    }
  }

  @Test
  void refusesToRunAnythingWhileTheReaderCouldWrite() {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets =
            roles.targets(
                TargetLimits.upTo(4),
                RoleCheckPolicy.REFUSE,
                new Reachability(Clock.systemUTC()))) {
      assertThat(run(targets, new RecordingListener())).isInstanceOf(Outcome.Succeeded.class);
      roles.administer("GRANT DELETE ON orders TO READER");
      targets.checkRoles();

      assertThat(run(targets, new RecordingListener()))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              r -> assertThat(r.message()).contains("countersign datasource check"));
      assertThat(targets.findings("shop", Access.READER)).contains(1);
      assertThat(targets.findings("shop", Access.WRITER)).contains(0);
    }
  }

  private static Outcome run(ConfiguredTargets targets, RecordingListener told) {
    return targets
        .named("shop")
        .orElseThrow()
        .run(TargetTest.work(Access.READER, WHOSE), told, new Cancellation());
  }

  private static Object connectionOf(ConfiguredTargets targets) {
    RecordingListener told = new RecordingListener();
    assertThat(run(targets, told)).isInstanceOf(Outcome.Succeeded.class);
    return told.rows().getFirst().getFirst();
  }

  /** A command that has begun and ends when it is let. */
  private static FutureTask<Outcome> begin(ConfiguredTargets targets, CountDownLatch end)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    RecordingListener waiting =
        new RecordingListener() {
          @Override
          public void began(@Nullable TargetTransaction transaction) {
            begun.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    FutureTask<Outcome> task = new FutureTask<>(() -> run(targets, waiting));
    Thread.ofVirtual().start(task);
    begun.await();
    return task;
  }

  /** Two at a time, one of each, and no waiting. */
  private static final class Impatient implements TargetLimits {
    private final TargetLimits others = TargetLimits.upTo(2);

    @Override
    public Optional<Long> maximumRows() {
      return others.maximumRows();
    }

    @Override
    public Optional<Long> maximumBytes() {
      return others.maximumBytes();
    }

    @Override
    public Optional<Duration> statementTimeout() {
      return others.statementTimeout();
    }

    @Override
    public Optional<Duration> lockTimeout() {
      return others.lockTimeout();
    }

    @Override
    public Optional<Duration> idleTimeout() {
      return others.idleTimeout();
    }

    @Override
    public int concurrency() {
      return 2;
    }

    @Override
    public int concurrencyPerPrincipal() {
      return 1;
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }
  }
}
