package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.MerkleTree;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  // The examples of golang.org/x/mod/sumdb/note and of C2SP signed-note.
  private static final String GO_SIGNER =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String GO_VERIFIER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String GO_OTHER =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String GO_TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String GO_SIGNATURE =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String GO_OTHER_SIGNATURE =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
  private static final String C2SP_VERIFIER =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String C2SP_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;
  private static final String C2SP_CHECKPOINT =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  private final SecureRandom random = new SecureRandom();
  private final SignerKey log = key("log.example/a", SignatureType.ED25519);
  private final SignerKey witness = key("witness.example/w", SignatureType.COSIGNATURE);
  private final Checkpoint checkpoint =
      new Checkpoint("log.example/a", 7, MerkleTree.sha256(new byte[] {7}));
  private final TrustPolicy policy =
      TrustPolicy.log(log.verifierKey()).withWitnesses(List.of(witness.verifierKey()), 1);

  @Test
  void signsThePublishedNoteByteForByte() throws Exception {
    SignerKey key = SignerKey.parse(GO_SIGNER);
    assertThat(key.verifierKey()).hasToString(GO_VERIFIER);
    assertThat(key.secretText()).isEqualTo(GO_SIGNER);
    SignedNote note = new SignedNote(GO_TEXT, List.of(key.sign(GO_TEXT)));
    assertThat(note.encode()).isEqualTo(GO_TEXT + "\n" + GO_SIGNATURE);
  }

  @Test
  void verifiesThePublishedNotes() throws Exception {
    SignedNote go = SignedNote.parse(GO_TEXT + "\n" + GO_SIGNATURE + GO_OTHER_SIGNATURE);
    assertSigned(go, 0, GO_VERIFIER);
    assertSigned(go, 1, GO_OTHER);
    assertSigned(SignedNote.parse(C2SP_NOTE), 0, C2SP_VERIFIER);
    assertThat(VerifierKey.parse(C2SP_VERIFIER)).hasToString(C2SP_VERIFIER);
  }

  @Test
  void readsThePublishedCheckpoint() throws Exception {
    SignedNote note = SignedNote.parse(C2SP_CHECKPOINT.getBytes(UTF_8));
    Checkpoint read = Checkpoint.parse(note.text());
    assertThat(read.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(read.size()).isEqualTo(20852163);
    assertThat(read.text()).isEqualTo(note.text());
    assertThat(note.encode()).isEqualTo(C2SP_CHECKPOINT);
    assertThat(Cosignature.parse(note.signatures().get(1).bytes()).seconds()).isEqualTo(1679315147);
  }

  @Test
  void refusesEveryKeyThatIsOneByteOff() {
    for (String text : List.of(GO_SIGNER, GO_VERIFIER)) {
      for (int i = 0; i < text.length(); i++) {
        char next = (char) (text.charAt(i) + 1);
        String other = text.substring(0, i) + next + text.substring(i + 1);
        String shorter = text.substring(0, i) + text.substring(i + 1);
        assertThatThrownBy(() -> key(text, other)).isInstanceOf(InvalidNoteException.class);
        assertThatThrownBy(() -> key(text, shorter)).isInstanceOf(InvalidNoteException.class);
      }
    }
  }

  /** From the tests of golang.org/x/mod/sumdb/note: the ids fit, the rest does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void refusesKeysOfAnotherLengthOrType(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(InvalidNoteException.class);
  }

  @Test
  void tellsItsSecretOnlyWhenAskedForIt() throws Exception {
    SignerKey key = SignerKey.parse(GO_SIGNER);
    assertThat(key.toString()).contains("PeterNeumann").doesNotContain("AYEKFALV");
  }

  @Test
  void trustsALogAndItsWitnesses() throws Exception {
    Instant at = Instant.ofEpochSecond(1_700_000_000);
    SignedNote note = cosigned(at).with(List.of(key("x", SignatureType.ED25519).sign("other\n")));
    VerifiedCheckpoint verified = policy.verify(SignedNote.parse(note.encode()));
    assertThat(verified.checkpoint()).isEqualTo(checkpoint);
    assertThat(verified.signed()).containsExactly(log.verifierKey());
    assertThat(verified.cosigned())
        .containsExactly(new VerifiedCheckpoint.Cosigned(witness.verifierKey(), at));
    assertThat(verified.unknown()).isEqualTo(1);
  }

  @Test
  void refusesACheckpointWithAnyFlippedBit() {
    byte[] note = cosigned(Instant.ofEpochSecond(1_700_000_000)).encode().getBytes(UTF_8);
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] flipped = note.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> policy.verify(SignedNote.parse(flipped)))
          .isInstanceOf(InvalidNoteException.class);
    }
  }

  @Test
  void countsAWitnessOnceWhateverItsNameAndHowOftenItSigned() {
    SignedNote twice =
        cosigned(Instant.ofEpochSecond(1))
            .with(List.of(witness.cosign(checkpoint.text(), Instant.ofEpochSecond(2))));
    TrustPolicy two =
        TrustPolicy.log(log.verifierKey())
            .withWitnesses(
                List.of(
                    witness.verifierKey(),
                    key("witness.example/other", SignatureType.COSIGNATURE).verifierKey()),
                2);
    assertThatThrownBy(() -> two.verify(twice))
        .hasMessageContaining("1 of the trusted witnesses have cosigned, and 2 must");
    assertThatThrownBy(
            () -> policy.withWitnesses(List.of(witness.verifierKey(), renamed(witness)), 2))
        .hasMessageContaining("1 different witnesses");
  }

  @Test
  void takesNoLogForItsOwnWitness() throws Exception {
    byte[] seed = new byte[32];
    SignerKey logKey = seeded("PRIVATE+KEY+", "log.example/a", SignatureType.ED25519, seed);
    SignerKey same = seeded("PRIVATE+KEY+", "w.example", SignatureType.COSIGNATURE, seed);
    assertThatThrownBy(() ->
            TrustPolicy.log(logKey.verifierKey()).withWitnesses(List.of(same.verifierKey()), 1))
        .hasMessageContaining("its own witness");
  }

  @Test
  void takesNoCosignatureForALogsSignatureNorForAnotherLog() {
    SignedNote onlyWitness =
        new SignedNote(
            checkpoint.text(), List.of(witness.cosign(checkpoint.text(), Instant.EPOCH)));
    assertThatThrownBy(() -> policy.verify(onlyWitness)).hasMessageContaining("no trusted key");
    Checkpoint other = new Checkpoint("log.example/b", 7, checkpoint.root());
    assertThatThrownBy(() -> TrustPolicy.log(log.verifierKey()).verify(other.signedBy(log)))
        .hasMessageContaining("another log");
    assertThatThrownBy(() -> witness.sign("x\n")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takesOnlySignaturesOf64Bytes() {
    for (int length : new int[] {1, 63, 65, 72, 128}) {
      byte[] bytes = Arrays.copyOf(log.sign(checkpoint.text()).bytes(), length);
      SignedNote note =
          new SignedNote(
              checkpoint.text(),
              List.of(new NoteSignature(log.verifierKey().name(), log.verifierKey().id(), bytes)));
      assertThatThrownBy(() -> TrustPolicy.log(log.verifierKey()).verify(note))
          .hasMessageContaining("is wrong");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=",
        "text\n\n— a AAAAAAA=\n\n",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n— AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a\u2003b AAAAAAA=\n",
        "text\n\n— a AAAAAA==\n",
        "text\n\n— a AAAAAAB=\n",
        "text\n\n— a AAAAAAA\n",
        "text\n\n— a !\n",
        "te\txt\n\n— a AAAAAAA=\n",
        "text\r\n\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=\nmore\n"
      })
  void refusesMalformedNotes(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(InvalidNoteException.class);
  }

  @Test
  void boundsNotes() throws Exception {
    String line = "— a AAAAAAA=\n";
    assertThat(SignedNote.parse("text\n\n" + line.repeat(64)).signatures()).hasSize(64);
    assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line.repeat(65)))
        .hasMessageContaining("at most 64 signatures");
    assertThatThrownBy(() -> SignedNote.parse("a".repeat(70_000) + "\n\n" + line))
        .hasMessageContaining("at most 65536");
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n07\nR\n",
        "o\n7\n",
        "o\n7\nAAAA\n",
        "o\n7\nR\n\n",
        "o\n7\nR\n\next\n",
        "o\n7\nR",
        "\n7\nR\n",
        "o\n-1\nR\n",
        "o\n+7\nR\n",
        "o\n9223372036854775808\nR\n",
        "o\n18446744073709551615\nR\n",
        "o\n7 \nR\n",
        "o\n٧\nR\n"
      })
  void refusesMalformedCheckpoints(String text) {
    String full = text.replace("R", "A".repeat(43) + "=");
    assertThatThrownBy(() -> Checkpoint.parse(full)).isInstanceOf(InvalidNoteException.class);
  }

  @Test
  void keepsExtensions() throws Exception {
    Checkpoint extended = new Checkpoint("o", Long.MAX_VALUE, checkpoint.root(), List.of("a", "b"));
    assertThat(Checkpoint.parse(extended.text())).isEqualTo(extended);
  }

  private SignedNote cosigned(Instant at) {
    return checkpoint.signedBy(log).with(List.of(witness.cosign(checkpoint.text(), at)));
  }

  private static void assertSigned(SignedNote note, int place, String key) throws Exception {
    NoteSignature signature = note.signatures().get(place);
    VerifierKey verifier = VerifierKey.parse(key);
    assertThat(verifier.claimedBy(signature)).isTrue();
    assertThat(verifier.verifies(note.text().getBytes(UTF_8), signature.bytes())).isTrue();
    assertThat(verifier.verifies((note.text() + " ").getBytes(UTF_8), signature.bytes())).isFalse();
  }

  private static Object key(String like, String text) throws InvalidNoteException {
    return like.startsWith("PRIVATE") ? SignerKey.parse(text) : VerifierKey.parse(text);
  }

  private SignerKey key(String name, SignatureType type) {
    try {
      return SignerKey.generate(name, type, random);
    } catch (InvalidNoteException e) {
      throw new AssertionError(e);
    }
  }

  private static VerifierKey renamed(SignerKey key) {
    try {
      byte[] typed = KeyText.base64(key.verifierKey().toString().split("\\+", 3)[2]);
      return new VerifierKey(
          "witness.example/again",
          SignatureType.COSIGNATURE,
          Arrays.copyOfRange(typed, 1, typed.length));
    } catch (InvalidNoteException e) {
      throw new AssertionError(e);
    }
  }

  private static SignerKey seeded(String prefix, String name, SignatureType type, byte[] seed)
      throws Exception {
    List<SignerKey> made = new ArrayList<>();
    made.add(
        SignerKey.generate(
            name,
            type,
            new SecureRandom() {
              @Override
              public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
              }
            }));
    assertThat(made.getFirst().secretText()).startsWith(prefix);
    return made.getFirst();
  }
}
