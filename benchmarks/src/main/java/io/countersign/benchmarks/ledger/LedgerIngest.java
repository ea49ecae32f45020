package io.countersign.benchmarks.ledger;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.Partition;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.store.PostgresLedgerStore;
import io.countersign.audit.store.PostgresRecordStore;
import io.countersign.audit.store.StoringWithoutLedger;
import io.countersign.benchmarks.FiguresSection;
import io.countersign.local.Port;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Measures the storing of records with the ledger, its tree and its checkpoints beside the same
 * storing without it, batch by batch in turns on one durable server. Run from the project's folder;
 * the argument is a file to which the figures are added.
 */
public final class LedgerIngest {
  private static final int BATCH = 5_000;
  private static final int WARM_UP = 10;
  private static final int BATCHES = 40;

  /** About what comes in a second. */
  private static final int BATCHES_A_STEP = 5;

  private static final double SECOND = 1_000_000_000.0;

  private final PostgresRecordStore records;
  private final StoringWithoutLedger plain;
  private final PostgresRecordStore positions;
  private final Integrator integrator;
  private final SampleEvents events = new SampleEvents();
  private long withoutLedger;
  private long storing;
  private long integrating;
  private long leaves;

  private LedgerIngest(DataSource withLedger, DataSource without) throws InvalidNoteException {
    this.records = new PostgresRecordStore(withLedger, BenchmarkStore.SETTINGS, Clock.systemUTC());
    this.plain = new StoringWithoutLedger(without, BenchmarkStore.SETTINGS);
    this.integrator =
        new Integrator(
            new PostgresLedgerStore(withLedger),
            new LedgerSigner(
                List.of(
                    SignerKey.generate("benchmark", SignatureType.ED25519, new SecureRandom()))));
    this.positions = new PostgresRecordStore(without, BenchmarkStore.SETTINGS, Clock.systemUTC());
  }

  public static void main(String[] arguments)
      throws IOException, InvalidNoteException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "measuring");
    out.println("Starting PostgreSQL ...");
    String figures;
    try (PostgresServer server =
        PostgresServer.start(PostgresSettings.durable(folder, Port.free()), Secrets.in(folder))) {
      LedgerIngest ingest =
          new LedgerIngest(
              BenchmarkStore.database(server.cluster().createDatabase("with_ledger")),
              BenchmarkStore.database(server.cluster().createDatabase("without")));
      ingest.run(WARM_UP);
      out.printf("Storing %,d events twice ...%n", BATCH * BATCHES);
      ingest.forget();
      ingest.run(BATCHES);
      figures = ingest.figures();
    }
    out.println(figures);
    if (arguments.length > 0) {
      FiguresSection.replaceIn(Path.of(arguments[0]), "ledger", figures);
    }
    System.exit(0);
  }

  private void run(int batches) {
    for (int i = 1; i <= batches; i++) {
      List<AuditRecord> batch = events.batch(BATCH);
      Map<Partition, Long> expected =
          batch.stream()
              .collect(
                  Collectors.toMap(
                      r -> Partition.of(r.position()), r -> r.position().offset(), Math::min));
      records.positions(expected.keySet());
      positions.positions(expected.keySet());
      Batch both = Batch.of(expected, batch);
      if (i % 2 == 0) {
        withoutLedger += time(() -> plain(both));
        storing += time(() -> stored(both));
      } else {
        storing += time(() -> stored(both));
        withoutLedger += time(() -> plain(both));
      }
      if (i % BATCHES_A_STEP == 0) {
        integrating += time(this::integrate);
      }
    }
  }

  private void plain(Batch batch) {
    plain.store(batch);
  }

  private void stored(Batch batch) {
    var _ = records.store(batch);
  }

  private void integrate() {
    while (integrator.step() instanceof Growth.Grown grown) {
      leaves = grown.checkpoint().size();
    }
  }

  private void forget() {
    withoutLedger = 0;
    storing = 0;
    integrating = 0;
  }

  private String figures() {
    long count = (long) BATCH * BATCHES;
    long whole = storing + integrating;
    return """
    | %,d events of %d bytes in batches of %,d | events per second | time |
    | --- | --- | --- |
    | stored without ledger | %,.0f | 1 |
    | stored with their leaves | %,.0f | %.2f |
    | and integrated, with a checkpoint each %,d (%,d leaves at last) | %,.0f | %.2f |
    | the tree's growth alone, in leaves | %,.0f | |
    """
        .formatted(
            count,
            events.meanBytes(),
            BATCH,
            count * SECOND / withoutLedger,
            count * SECOND / storing,
            (double) storing / withoutLedger,
            BATCH * BATCHES_A_STEP,
            leaves,
            count * SECOND / whole,
            (double) whole / withoutLedger,
            count * SECOND / integrating);
  }

  private static long time(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return System.nanoTime() - begin;
  }
}
