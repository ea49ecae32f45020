package io.countersign.audit.growth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.store.GrownLedger;
import io.countersign.audit.store.TestDatabase;
import io.countersign.local.DatabaseAccess;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.tile.FolderTileStore;
import io.countersign.log.verify.Trust;
import io.countersign.log.witness.FolderMemory;
import io.countersign.log.witness.Witness;
import io.countersign.log.witness.WitnessClient;
import io.countersign.log.witness.WitnessServer;
import io.countersign.testing.Infrastructure;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed between any two steps, and another goes on in its place. */
class KilledInstanceTest {
  private static final int RECORDS =
      InterruptedInstance.RECORDS.values().stream().mapToInt(Integer::intValue).sum();

  private final SignerKey key = GrownLedger.key();
  private SignerKey witnessKey;
  private WitnessServer server;
  private WitnessClient witness;

  @TempDir private Path folder;

  @BeforeEach
  void begin() throws Exception {
    witnessKey = SignerKey.generate("witness.test", SignatureType.COSIGNATURE, new SecureRandom());
    server =
        new WitnessServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Witness(
                witnessKey,
                List.of(TrustPolicy.log(key.verifierKey())),
                new FolderMemory(folder.resolve("witness")),
                Clock.systemUTC()));
    witness = new WitnessClient(address(), witnessKey.verifierKey(), Duration.ofSeconds(20));
  }

  @AfterEach
  void end() {
    witness.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void anotherGoesOnInItsPlaceAndNothingIsMissing(InterruptedInstance.Point point)
      throws Exception {
    // Given
    DatabaseAccess access = Infrastructure.postgres().createDatabase("audit");
    GrownLedger other = new GrownLedger(TestDatabase.of(access), new LedgerSigner(List.of(key)));

    // When
    killAt(point, access);
    other.store(InterruptedInstance.RECORDS);
    Checkpoint checkpoint = other.grow();
    new Cosigning(other.ledger, witness).once();
    FolderTileStore copies = new FolderTileStore(copies());
    new Copying(other.ledger, copies).once();

    // Then
    int rounds = point == InterruptedInstance.Point.BEFORE_APPENDING ? 2 : 3;
    assertThat(checkpoint.size()).isEqualTo((long) rounds * RECORDS);
    assertThat(other.count("SELECT count(*) FROM event")).isEqualTo(checkpoint.size());
    assertThat(other.count("SELECT sum(next_offset) FROM consumer_position"))
        .isEqualTo(checkpoint.size());
    assertThat(other.verify(folder.resolve("bundle"), trust()).text())
        .contains("the log continues the checkpoint of size 300")
        .contains("SOUND")
        .doesNotContain("FOUND");
    assertThat(copies.read("checkpoints/" + checkpoint.size())).isPresent();
    assertThat(other.ledger.checkpoint(1).orElseThrow().text()).isEqualTo(checkpoint.text());
  }

  /** SIGKILL, as the kernel or an operator would. */
  private void killAt(InterruptedInstance.Point point, DatabaseAccess access) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedInstance.class.getName(),
                access.jdbcUrl(),
                access.user(),
                access.password(),
                key.secretText(),
                address().toString(),
                witnessKey.verifierKey().toString(),
                copies().toString(),
                point.name())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      assertThat(line)
          .as("%s", Files.readString(folder.resolve("errors")))
          .isEqualTo("halts " + point);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.address().getPort());
  }

  private Path copies() {
    return folder.resolve("copies");
  }

  /** Every checkpoint that was shown to anybody must be continued. */
  private Trust trust() throws Exception {
    Trust trust = Trust.of(TrustPolicy.log(key.verifierKey()));
    for (Path shown : List.of(folder.resolve("witness"), copies())) {
      try (Stream<Path> files = Files.walk(shown)) {
        for (Path file : files.filter(KilledInstanceTest::isCheckpoint).toList()) {
          trust = trust.havingSeen(note(file));
        }
      }
    }
    return trust;
  }

  private static boolean isCheckpoint(Path file) {
    return Files.isRegularFile(file) && file.toString().contains("/checkpoints/");
  }

  private static SignedNote note(Path file) throws Exception {
    return SignedNote.parse(Files.readAllBytes(file));
  }
}
