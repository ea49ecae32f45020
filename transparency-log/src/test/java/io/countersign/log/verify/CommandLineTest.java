package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.log.InclusionProof;
import io.countersign.log.MerkleTree;
import io.countersign.log.NaiveTree;
import io.countersign.log.Proofs;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.SignerKey;
import io.countersign.log.proof.TlogProof;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;
  private final TestStore store = TestStore.of(300);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void makesAKeyThatOnlyItsOwnerMayRead() throws Exception {
    SignerKey key = key();
    assertThat(out.toString(UTF_8)).isEqualTo(key.verifierKey() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
    assertThat(run("keygen", "--name", "x", "--type", "log", "--out", path("key"))).isEqualTo(2);
  }

  @Test
  void verifiesACheckpoint() throws Exception {
    SignerKey key = key();
    Files.writeString(folder.resolve("checkpoint"), store.note(key).encode());
    String trusted = key.verifierKey().toString();
    assertThat(run("verify", "checkpoint", path("checkpoint"), "--key", trusted)).isZero();
    assertThat(out.toString(UTF_8)).contains("size 300, signed by log.example").endsWith("SOUND\n");
    assertThat(
            run("verify", "checkpoint", path("checkpoint"), "--key", trusted, "--origin", "other"))
        .isEqualTo(1);
    assertThat(run("verify", "checkpoint", path("checkpoint"))).isEqualTo(2);
  }

  @Test
  void verifiesAProof() throws Exception {
    SignerKey key = key();
    NaiveTree tree = new NaiveTree(store.leaves.stream().map(MerkleTree::leafHash).toList());
    InclusionProof proof = new Proofs(tree).inclusion(17, 300);
    Files.writeString(folder.resolve("p"), new TlogProof(proof, store.note(key)).encode());
    Files.write(folder.resolve("entry"), store.leaves.get(17));
    Files.write(folder.resolve("other"), store.leaves.get(18));
    String trusted = key.verifierKey().toString();
    assertThat(run("verify", "proof", path("p"), path("entry"), "--key", trusted)).isZero();
    assertThat(out.toString(UTF_8)).contains("the entry is leaf 17 of the log");
    assertThat(run("verify", "proof", path("p"), path("other"), "--key", trusted)).isEqualTo(1);
  }

  @Test
  void verifiesABundleAndALogByHttp() throws Exception {
    SignerKey key = key();
    Path bundle = folder.resolve("bundle");
    store.write(BundleTarget.folder(bundle), key);
    String trusted = key.verifierKey().toString();
    assertThat(run("verify", "bundle", bundle.toString(), "--key", trusted)).isZero();
    Files.delete(bundle.resolve("bundle"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/log/",
        exchange -> {
          try (exchange) {
            Path file = bundle.resolve(exchange.getRequestURI().getPath().substring(5));
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(
                bytes.length > 0 ? 200 : 404, bytes.length > 0 ? bytes.length : -1);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
      assertThat(run("verify", "log", url, "--key", trusted)).isZero();
      assertThat(out.toString(UTF_8)).contains("300 leaves of a log of 300 against its root");
      Files.delete(bundle.resolve("tile/entries/000"));
      assertThat(run("verify", "log", url, "--key", trusted)).isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhatItFoundAndGivesItsNumber() throws Exception {
    SignerKey key = key();
    store.change(7, "other");
    store.write(BundleTarget.folder(folder.resolve("bundle")), key);
    assertThat(run("verify", "bundle", path("bundle"))).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("FOUND         topic-0/0/5: the stored value is not the one that was logged")
        .contains("NOT SOUND: 2 things were found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "verify",
        "verify bundle",
        "verify bundle /no/such/file",
        "verify checkpoint x --key",
        "verify checkpoint x --key nonsense",
        "verify log x --what y",
        "keygen --name x --type other --out y",
        "keygen --name x --type log",
        "witness --listen nowhere --key x --state y --log z"
      })
  void saysWhyItCannotStart(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.removeIf(String::isEmpty);
    assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isNotEmpty();
  }

  private SignerKey key() throws Exception {
    assertThat(run("keygen", "--name", TestStore.ORIGIN, "--type", "log", "--out", path("key")))
        .isZero();
    return SignerKey.parse(Files.readString(folder.resolve("key")).strip());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... line) {
    return new CommandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(line));
  }
}
