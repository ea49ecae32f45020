package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.countersign.audit.Partition;
import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.Port;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL is killed, or its disk is full, on a server that these tests may mistreat. */
class PostgresCrashTest {
  private static final Partition COMMANDS = new Partition("countersign.commands", 0);

  /** More than a segment of PostgreSQL's log has: it is the tables that find no room. */
  private static final int FILE_BYTES = 20 << 20;

  private static final int MEBIBYTE = 1 << 20;
  private final SignerKey key = GrownLedger.key();
  private PostgresSettings settings;
  private Secrets secrets;
  private PostgresServer server;
  private PGSimpleDataSource database;
  private GrownLedger ledger;

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    settings = PostgresSettings.durable(folder.resolve("postgres"), Port.free());
    secrets = Secrets.in(folder.resolve("secrets"));
    server = PostgresServer.start(settings, secrets);
    DatabaseAccess access = server.cluster().createDatabase("audit");
    database = (PGSimpleDataSource) TestDatabase.of(access);
    // As the service has it.
    database.setOptions("-c synchronous_commit=off");
    ledger = new GrownLedger(database, new LedgerSigner(List.of(key)));
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void whatACrashTakesAwayIsReadAgainAndACheckpointThatWasShownStays() throws Exception {
    // Given a checkpoint that was shown, and two batches that are on no disk
    stopWritingBehind();
    ledger.store(COMMANDS, 300);
    ledger.grow();
    SignedNote shown = ledger.ledger.checkpoint(0).orElseThrow();
    ledger.store(COMMANDS, 200);
    ledger.store(COMMANDS, 100);

    // When
    crash();

    // Then
    assertThat(ledger.count("SELECT next_offset FROM consumer_position")).isEqualTo(300);
    assertThat(ledger.count("SELECT count(*) FROM event")).isEqualTo(300);
    assertThat(ledger.ledger.checkpoint(0)).contains(shown);
    ledger.store(COMMANDS, 300);
    assertThat(ledger.grow().size()).isEqualTo(600);
    assertSound(Trust.of(TrustPolicy.log(key.verifierKey())).havingSeen(shown));
  }

  @Test
  void aBatchIsNotForgottenWhoseTransactionHasANumberFromBeforeTheCrash() throws Exception {
    // Given numbers of transactions that nothing on the disk tells of
    stopWritingBehind();
    ledger.store(COMMANDS, 10);
    Integrator integrator = ledger.integrator();
    assertThat(integrator.step()).isInstanceOf(Growth.Grown.class);
    useUpTransactionNumbers(500);
    assertThat(integrator.step()).isEqualTo(new Growth.Complete());

    // When
    crash();
    ledger.store(COMMANDS, 10);

    // Then
    assertThat(integrator.step()).isInstanceOf(Growth.Grown.class);
    assertThat(ledger.checkpoint().size()).isEqualTo(20);
  }

  @Test
  void nothingIsHalfStoredWhereThereIsNoRoomAndAllOfItOnceThereIs() throws Exception {
    // Given a server whose tables cannot grow: a limit stands in for the disk
    assumeThat(Path.of("/usr/bin/prlimit")).exists();
    ledger.store(COMMANDS, 10);
    ledger.grow();
    limitFiles(FILE_BYTES + ":unlimited");

    // When
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10; i++) {
                ledger.storeLarge(COMMANDS, 4, MEBIBYTE);
              }
            })
        .isInstanceOf(StoreUnavailableException.class);

    // Then
    long stored = ledger.count("SELECT count(*) FROM event");
    assertThat(ledger.count("SELECT next_offset FROM consumer_position")).isEqualTo(stored);
    assertThat(ledger.grow().size()).isEqualTo(stored);
    limitFiles("unlimited:unlimited");
    ledger.storeLarge(COMMANDS, 4, MEBIBYTE);
    assertThat(ledger.grow().size()).isEqualTo(stored + 4);
    assertSound(Trust.of(TrustPolicy.log(key.verifierKey())));
  }

  private void assertSound(Trust trust) {
    assertThat(ledger.verify(folder.resolve("bundle"), trust).text())
        .contains("SOUND")
        .doesNotContain("FOUND");
  }

  /** What is committed without waiting stays in memory until somebody else waits. */
  private void stopWritingBehind() throws Exception {
    try (Connection superuser = server.cluster().access("postgres", "postgres").connect();
        Statement statement = superuser.createStatement();
        ResultSet writer =
            statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'")) {
      writer.next();
      run("kill", "-STOP", writer.getString(1));
    }
  }

  private void useUpTransactionNumbers(int count) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < count; i++) {
        statement.execute("SELECT pg_current_xact_id()");
      }
    }
  }

  private void limitFiles(String limit) throws Exception {
    run("prlimit", "--pid", String.valueOf(postmaster().pid()), "--fsize=" + limit);
  }

  private void crash() throws Exception {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all =
        Stream.concat(postmaster.descendants(), Stream.of(postmaster)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      each.onExit().join();
    }
    server.close();
    server = PostgresServer.start(settings, secrets);
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(settings.folder().resolve("data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
