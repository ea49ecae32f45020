package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void keepsWhatItDrewOnce() {
    String password = Secrets.in(folder).password("person.rita");

    assertThat(Secrets.in(folder).password("person.rita")).isEqualTo(password).hasSize(20);
    assertThat(Secrets.in(folder).password("person.rob")).isNotEqualTo(password);
  }

  @Test
  void drawsOnceThoughTwoOfTheSameFolderAreOpen() {
    Secrets one = Secrets.in(folder);
    Secrets two = Secrets.in(folder);

    assertThat(one.password("person.rita")).isEqualTo(two.password("person.rita"));
  }

  @Test
  void drawsKeysOf32Bytes() {
    assertThat(Base64.getDecoder().decode(Secrets.in(folder).key("warrant"))).hasSize(32);
  }

  @Test
  void keepsAKeyInAFileOfItsOwnAsAMountedSecretIs() throws Exception {
    Secrets secrets = Secrets.in(folder);

    assertThat(secrets.keyFile("masking")).hasContent(secrets.key("masking"));
    assertThat(secrets.keyFile("undo", "local-1")).hasContent("local-1 " + secrets.key("undo"));
    assertThat(Secrets.in(folder).keyFile("masking")).isEqualTo(secrets.keyFile("masking"));
  }

  @Test
  void isForItsOwnerOnlyAndDoesNotPrintItself() throws Exception {
    Secrets secrets = Secrets.in(folder);
    String password = secrets.password("person.rita");
    Path key = secrets.keyFile("masking");

    assertThat(key).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
    assertThat(secrets.toString()).doesNotContain(password);
  }
}
