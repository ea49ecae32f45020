package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakDistributionTest {
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(KeycloakDistribution.PROPERTY);
  }

  @Test
  void isFoundWhereTheBuildLaidIt() {
    assertThat(KeycloakDistribution.locate().zip()).isRegularFile();
  }

  @Test
  void saysWhatIsMissingAndWhereItWasToBe() {
    System.setProperty(KeycloakDistribution.PROPERTY, "/nowhere/keycloak.zip");

    assertThatThrownBy(KeycloakDistribution::locate)
        .hasMessageContaining("keycloak-quarkus-dist-" + KeycloakDistribution.version() + ".zip")
        .hasMessageContaining(KeycloakDistribution.PROPERTY)
        .hasMessageContaining("/nowhere/keycloak.zip");
  }

  @Test
  void unpacksUnderTheNameThatIsWanted() throws Exception {
    Path home = folder.resolve("wanted");

    new KeycloakDistribution(zip("keycloak-" + KeycloakDistribution.version() + "/version.txt"))
        .unpack(home);

    assertThat(home.resolve("version.txt")).hasContent("text");
  }

  @Test
  void writesNothingOutsideItsFolder() throws Exception {
    KeycloakDistribution distribution = new KeycloakDistribution(zip("../outside.txt"));

    assertThatThrownBy(() -> distribution.unpack(folder.resolve("inner").resolve("home")))
        .hasMessageContaining("../outside.txt");
    assertThat(folder.resolve("inner").resolve("outside.txt")).doesNotExist();
  }

  private Path zip(String entry) throws IOException {
    Path file = folder.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("text".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
