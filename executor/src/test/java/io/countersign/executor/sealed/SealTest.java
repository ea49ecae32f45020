package io.countersign.executor.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.executor.SealedImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealTest {
  private static final byte[] OWNER = "execution 1".getBytes(UTF_8);
  private static final String TEXT = "[{\"email\":\"ann@example.com\"}]";

  @TempDir private Path folder;
  private Path file = Path.of("keys");
  private Seal seal = new Seal(new SealingKeys(file), new SecureRandom());

  @BeforeEach
  void writeKeys() {
    file = folder.resolve("keys");
    seal = new Seal(new SealingKeys(file), new SecureRandom());
    keys(key("2026", 1));
  }

  @Test
  void opensWhatItSealed() {
    Seal.Sealed sealed = seal.seal(TEXT, OWNER);

    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("ann");
    assertThat(seal.open(sealed, OWNER)).isEqualTo(TEXT);
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(seal.seal(TEXT, OWNER).bytes()).isNotEqualTo(seal.seal(TEXT, OWNER).bytes());
  }

  @Test
  void refusesWhatWasAltered() {
    Seal.Sealed sealed = seal.seal(TEXT, OWNER);
    sealed.bytes()[3] ^= 1;

    assertRefused(sealed, OWNER, "altered");
  }

  @Test
  void refusesWhatBelongsToSomethingElse() {
    assertRefused(seal.seal(TEXT, OWNER), "execution 2".getBytes(UTF_8), "altered");
  }

  @Test
  void refusesAnotherKeyOfTheSameName() {
    Seal.Sealed sealed = seal.seal(TEXT, OWNER);
    keys(key("2026", 2));

    assertRefused(sealed, OWNER, "another");
  }

  @Test
  void sealsWithTheFirstKeyAndOpensWithEach() {
    Seal.Sealed old = seal.seal(TEXT, OWNER);
    keys(key("2027", 2), key("2026", 1));

    assertThat(seal.seal(TEXT, OWNER).keyId()).isEqualTo("2027");
    assertThat(seal.open(old, OWNER)).isEqualTo(TEXT);
    keys(key("2027", 2));
    assertRefused(old, OWNER, "'2026' that sealed its rows is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026 c2hvcnQ=", "2026 not-base64", "2026 AAAA more"})
  void wantsKeysOfFullLength(String line) {
    keys(line);

    assertThatThrownBy(() -> new SealingKeys(file).check())
        .isInstanceOf(SealedImageException.class)
        .hasMessageContaining("undo keys")
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void wantsAFileAndNoKeyTwice() {
    keys(key("2026", 1), key("2026", 2));

    assertThatThrownBy(() -> new SealingKeys(file).check()).hasMessageContaining("twice");
    assertThatThrownBy(() -> new SealingKeys(folder.resolve("none")).check())
        .hasMessageContaining("cannot be read");
  }

  private void assertRefused(Seal.Sealed sealed, byte[] owner, String why) {
    assertThatThrownBy(() -> seal.open(sealed, owner))
        .isInstanceOf(SealedImageException.class)
        .hasMessageContaining(why);
  }

  private static String key(String id, int first) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    return id + " " + Base64.getEncoder().encodeToString(bytes);
  }

  private void keys(String... lines) {
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
