package io.countersign.executor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.TableName;
import io.countersign.executor.KeptName;
import io.countersign.executor.KeptUndo;
import io.countersign.executor.SealedImageException;
import io.countersign.executor.SealedImages;
import io.countersign.executor.Undo;
import io.countersign.executor.sealed.Seal;
import io.countersign.executor.sealed.SealingKeys;
import io.countersign.local.DatabaseAccess;
import io.countersign.testing.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

final class JdbcSealedImagesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final SealedImages.Written WRITTEN = new SealedImages.Written("shop", "4711");
  private static final Undo UNDO =
      new Undo(
          TableName.parse("public.orders"),
          "DELETE FROM orders WHERE id = $1",
          "[{\"id\":\"Ann é\"}]",
          3);

  private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  @TempDir private Path folder;
  private final KeptName name = new KeptName(new ExecutionId(UUID.randomUUID()), 1);

  @BeforeAll
  static void migrate() {
    DatabaseAccess access = Infrastructure.postgres().createDatabase("sealed");
    DATABASE.setUrl(access.jdbcUrl());
    DATABASE.setUser(access.user());
    DATABASE.setPassword(access.password());
    Flyway.configure().dataSource(DATABASE).load().migrate();
  }

  @BeforeEach
  void writeKey() throws IOException {
    Files.writeString(
        folder.resolve("keys"), "1 " + Base64.getEncoder().encodeToString(new byte[32]));
  }

  @Test
  void giveBackWhatTheyKeepUntilItsTime() {
    Instant until = images().keep(name, UNDO, WRITTEN);

    assertThat(until).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(images().find(name)).contains(new KeptUndo(UNDO, WRITTEN, until, false));
    assertThat(images().find(new KeptName(name.execution(), 2))).isEmpty();
  }

  @Test
  void giveBackWhatTheLastRunKept() {
    images().keep(name, UNDO, WRITTEN);
    Undo second = new Undo(UNDO.table(), UNDO.sql(), "[]", 1);

    images().keep(name, second, WRITTEN);

    assertThat(images().find(name).orElseThrow().undo()).isEqualTo(second);
  }

  @Test
  void markWhatTookEffectAndForgetWhatDidNot() {
    images().keep(name, UNDO, WRITTEN);
    images().settle(name.execution(), true);
    assertThat(images().find(name).orElseThrow().tookEffect()).isTrue();

    images().settle(name.execution(), false);
    assertThat(images().find(name)).isEmpty();
  }

  @Test
  void holdNothingThatTheDatabaseCouldRead() {
    images().keep(name, UNDO, WRITTEN);

    assertThat(
            database()
                .query(
                    "SELECT s::text FROM sealed_image s WHERE execution_id = ?",
                    row -> row.getString(1),
                    name.execution().value()))
        .hasValueSatisfying(row -> assertThat(row).doesNotContain("Ann").doesNotContain("416e6e"));
  }

  @Test
  void openNothingThatWasGivenAnotherStatement() {
    images().keep(name, UNDO, WRITTEN);
    database()
        .update(
            "UPDATE sealed_image SET sql = 'DELETE FROM orders' WHERE execution_id = ?",
            name.execution().value());

    assertThatThrownBy(() -> images().find(name)).isInstanceOf(SealedImageException.class);
  }

  @Test
  void areForgottenInTime() {
    images().keep(name, UNDO, WRITTEN);

    new SealedImagePurge(DATABASE, at(NOW.plus(Duration.ofDays(7)).minusMillis(1))).purge();
    assertThat(images().find(name)).isPresent();

    new SealedImagePurge(DATABASE, at(NOW.plus(Duration.ofDays(7)))).purge();
    assertThat(images().find(name)).isEmpty();
  }

  private JdbcSealedImages images() {
    return new JdbcSealedImages(
        DATABASE,
        new Seal(new SealingKeys(folder.resolve("keys")), new SecureRandom()),
        new JdbcSealedImages.Settings(1024, Duration.ofDays(7)),
        at(NOW));
  }

  private static Database database() {
    return new Database(DATABASE);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
