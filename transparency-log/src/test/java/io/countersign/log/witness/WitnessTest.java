package io.countersign.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.Hash;
import io.countersign.log.NaiveTree;
import io.countersign.log.Proofs;
import io.countersign.log.TestKeys;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final NaiveTree TREE = NaiveTree.of(300);

  @TempDir Path folder;
  private final SignerKey log = TestKeys.log("log.example");
  private final SignerKey key = TestKeys.witness("witness.example/w");
  private final TrustPolicy trust =
      TrustPolicy.log(log.verifierKey()).withWitnesses(List.of(key.verifierKey()), 1);

  @Test
  void cosignsWhatContinuesTheLatest() throws Exception {
    Witness witness = witness(new FolderMemory(folder));
    for (int[] step : new int[][] {{0, 5}, {5, 5}, {5, 128}, {128, 300}}) {
      AddCheckpoint request = request(step[0], step[1]);
      Answer.Cosigned answer = (Answer.Cosigned) witness.add(request);
      assertThat(trust.verify(request.note().with(answer.signatures())).cosigned().getFirst().at())
          .isEqualTo(NOW);
    }
    try (var copies = Files.walk(folder)) {
      assertThat(copies.filter(p -> p.getParent().endsWith("checkpoints"))).hasSize(3);
    }
  }

  @Test
  void tellsTheSizeToOneWhoDoesNotKnowIt() {
    Witness witness = witness(new FolderMemory(folder));
    witness.add(request(0, 5));
    assertThat(witness.add(request(0, 7))).isEqualTo(new Answer.Conflict(5));
    assertThat(witness.add(request(4, 7))).isEqualTo(new Answer.Conflict(5));
  }

  @Test
  void cosignsNoHistoryThatWasRewrittenWithTheLogsOwnKey() {
    Witness witness = witness(new FolderMemory(folder));
    witness.add(request(0, 100));
    NaiveTree rewritten = rewritten();
    AddCheckpoint honestProof =
        new AddCheckpoint(
            100, new Proofs(rewritten).consistency(100, 300).path(), note(300, rewritten.root()));
    assertThat(witness.add(honestProof)).isInstanceOf(Answer.Refused.class);
    assertThat(((Answer.Refused) witness.add(honestProof)).reason())
        .isEqualTo(Answer.Reason.INCONSISTENT);
    AddCheckpoint sameSize =
        new AddCheckpoint(100, List.of(), note(100, rewritten.first(100).root()));
    assertThat(witness.add(sameSize)).isEqualTo(new Answer.Conflict(100));
    AddCheckpoint fromNothing = new AddCheckpoint(0, List.of(), note(300, rewritten.root()));
    assertThat(witness.add(fromNothing)).isEqualTo(new Answer.Conflict(100));
  }

  @Test
  void refusesWhatIsNotTheLogs() {
    Witness witness = witness(new FolderMemory(folder));
    Checkpoint other = new Checkpoint("other.example", 5, TREE.first(5).root());
    SignerKey stranger = TestKeys.log("log.example");
    assertReason(witness, other.signedBy(TestKeys.log("other.example")), Answer.Reason.UNKNOWN_LOG);
    assertReason(
        witness,
        new Checkpoint("log.example", 5, TREE.first(5).root()).signedBy(stranger),
        Answer.Reason.UNTRUSTED);
    assertReason(witness, new SignedNote("x\n", List.of(log.sign("x\n"))), Answer.Reason.MALFORMED);
    assertThat(witness.add(new AddCheckpoint(6, List.of(), note(5, TREE.first(5).root()))))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.MALFORMED));
    assertThat(witness.add(new AddCheckpoint(0, List.of(TREE.root()), note(5, TREE.root()))))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(Answer.Reason.INCONSISTENT));
  }

  @Test
  void tellsNoCosignatureThatItCouldNotRemember() {
    FolderMemory real = new FolderMemory(folder);
    Witness witness =
        witness(
            new WitnessMemory() {
              @Override
              public Optional<SignedNote> latest(String origin) {
                return real.latest(origin);
              }

              @Override
              public void remember(String origin, SignedNote note) {
                throw new UncheckedIOException(new IOException("disk full"));
              }
            });
    assertThatThrownBy(() -> witness.add(request(0, 5))).hasMessageContaining("disk full");
    assertThat(real.latest("log.example")).isEmpty();
  }

  @Test
  void knowsAfterACrashWhatItHadCosignedBeforeItCouldAnswer() {
    witness(new FolderMemory(folder)).add(request(0, 5));
    Witness restarted = witness(new FolderMemory(folder));
    assertThat(restarted.add(request(0, 7))).isEqualTo(new Answer.Conflict(5));
    assertThat(restarted.add(request(5, 5))).isInstanceOf(Answer.Cosigned.class);
    assertThat(restarted.add(request(5, 7))).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void doesNotBeginAgainWhenItsMemoryIsDamaged() throws Exception {
    witness(new FolderMemory(folder)).add(request(0, 5));
    try (var files = Files.walk(folder)) {
      Files.writeString(files.filter(p -> p.endsWith("latest")).findFirst().orElseThrow(), "?");
    }
    Witness restarted = witness(new FolderMemory(folder));
    assertThatThrownBy(() -> restarted.add(request(0, 7)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be read back");
  }

  @Test
  void letsOnlyOneOfTwoAtOnceThrough() throws Exception {
    Witness witness = witness(new FolderMemory(folder));
    witness.add(request(0, 5));
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int size = 6; size < 22; size++) {
        AddCheckpoint request = request(5, size);
        answers.add(threads.submit(() -> witness.add(request)));
      }
    }
    int cosigned = 0;
    for (Future<Answer> answer : answers) {
      cosigned += answer.get() instanceof Answer.Cosigned ? 1 : 0;
    }
    assertThat(cosigned).isEqualTo(1);
  }

  @Test
  void speaksTheProtocolOverHttp() throws Exception {
    try (WitnessServer server = server();
        WitnessClient client =
            new WitnessClient(uri(server, ""), key.verifierKey(), Duration.ofSeconds(20))) {
      AddCheckpoint first = request(0, 5);
      Answer.Cosigned cosigned = (Answer.Cosigned) client.add(first);
      trust.verify(first.note().with(cosigned.signatures()));
      assertThat(client.add(request(0, 7))).isEqualTo(new Answer.Conflict(5));
      assertThat(client.add(new AddCheckpoint(5, List.of(TREE.root()), note(7, TREE.root()))))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              r -> assertThat(r.reason()).isEqualTo(Answer.Reason.INCONSISTENT));
      assertThat(post(server, "/add-checkpoint", "old x\n\n")).isEqualTo(400);
      assertThat(post(server, "/add-checkpoint", "x".repeat(AddCheckpoint.LONGEST + 1)))
          .isEqualTo(413);
      assertThat(post(server, "/add-checkpoint/more", first.encode())).isEqualTo(404);
      assertThat(post(server, "/", first.encode())).isEqualTo(404);
    }
  }

  @Test
  void believesNoCosignatureOfAnotherWitness() throws Exception {
    try (WitnessServer server = server();
        WitnessClient client =
            new WitnessClient(
                uri(server, "/"),
                TestKeys.witness("witness.example/w").verifierKey(),
                Duration.ofSeconds(20))) {
      assertThatThrownBy(() -> client.add(request(0, 5)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no cosignature is of");
    }
  }

  /** The proof and the checkpoint are the example of C2SP tlog-witness. */
  @Test
  void readsThePublishedRequest() throws Exception {
    String body =
        """
        old 20852014
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
        """;
    AddCheckpoint request = AddCheckpoint.parse(body.getBytes(UTF_8));
    assertThat(request.oldSize()).isEqualTo(20852014);
    assertThat(request.path()).hasSize(4);
    assertThat(request.encode()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 5",
        "old 5\n",
        "old 5\n\n",
        "old 05\n\nN",
        "old -1\n\nN",
        "old 18446744073709551615\n\nN",
        "new 5\n\nN",
        "old 5\nAAAA\n\nN",
        "old 5 \n\nN",
        "H64N"
      })
  void refusesMalformedRequests(String text) {
    String hashes = "old 5\n" + (TREE.root().base64() + "\n").repeat(64) + "\n";
    String body = text.replace("H64", hashes).replace("N", note(7, TREE.root()).encode());
    assertThatThrownBy(() -> AddCheckpoint.parse(body.getBytes(UTF_8)))
        .isInstanceOf(InvalidNoteException.class);
  }

  private static NaiveTree rewritten() {
    List<Hash> leaves = new ArrayList<>(TREE.leaves());
    leaves.set(17, NaiveTree.leaf(9999));
    return new NaiveTree(leaves);
  }

  private void assertReason(Witness witness, SignedNote note, Answer.Reason reason) {
    assertThat(witness.add(new AddCheckpoint(0, List.of(), note)))
        .isInstanceOfSatisfying(
            Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }

  private AddCheckpoint request(int oldSize, int size) {
    List<Hash> path = oldSize == 0 ? List.of() : new Proofs(TREE).consistency(oldSize, size).path();
    return new AddCheckpoint(oldSize, path, note(size, TREE.first(size).root()));
  }

  private SignedNote note(long size, Hash root) {
    return new Checkpoint("log.example", size, root).signedBy(log);
  }

  private Witness witness(WitnessMemory memory) {
    return new Witness(
        key, List.of(TrustPolicy.log(log.verifierKey())), memory, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private WitnessServer server() throws IOException {
    return new WitnessServer(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        witness(new FolderMemory(folder)));
  }

  private static URI uri(WitnessServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private static int post(WitnessServer server, String path, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri(server, path))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
