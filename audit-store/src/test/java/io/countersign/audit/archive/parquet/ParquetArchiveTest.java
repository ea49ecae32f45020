package io.countersign.audit.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.ArchiveContract;
import io.countersign.audit.archive.ArchiveException;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetArchiveTest extends ArchiveContract {
  @TempDir private Path folder;

  @Override
  protected Archive archive() {
    return new ParquetArchive(folder);
  }

  @Test
  void isReadByDuckDbAsAnyTable() throws SQLException {
    // Given
    write(records());

    // Then
    ArchivedRecord first = records().getFirst();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement query = duckDb.createStatement()) {
      try (ResultSet row = query.executeQuery("SELECT * " + from() + " WHERE record_offset = 0")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("topic")).isEqualTo("countersign.results");
        assertThat(row.getInt("partition")).isEqualTo(2);
        assertThat(row.getBytes("record_value")).isEqualTo(first.raw().value());
        assertThat(Hash.of(row.getBytes("leaf_hash"))).isEqualTo(first.leaf().hash());
        assertThat(row.getLong("leaf_index")).isEqualTo(100);
        assertThat(row.getObject("command_id")).isEqualTo(first.derived().commandId());
        assertThat(row.getObject("happened_at", OffsetDateTime.class).toInstant())
            .isEqualTo(first.derived().happenedAt());
        assertThat(row.getDate("stored_on").toLocalDate()).isEqualTo(first.derived().storedOn());
        assertThat(row.next()).isFalse();
      }
      assertThat(
              texts(
                  query,
                  "SELECT decode(h.name) FROM (SELECT unnest(headers) AS h "
                      + from()
                      + " WHERE record_offset = 0)"))
          .containsExactly("ce_id", "empty");
      assertThat(
              texts(
                  query,
                  "SELECT reading || ' ' || count(*) || ' ' || count(type) || ' ' || count(record_value) "
                      + from()
                      + " GROUP BY reading ORDER BY reading"))
          .containsExactly("event 2 2 2", "poison 1 0 0");
    }
  }

  @Test
  void namesAFileByTheDigestOfItsContent() throws Exception {
    var file = write(records());
    assertThat(MerkleTree.sha256(Files.readAllBytes(folder.resolve(file.name()))))
        .isEqualTo(file.digest());
    assertThat(folder.toFile().list()).containsExactly(SET + ".parquet");
  }

  @Test
  void doesNotReadADamagedFile() throws Exception {
    var file = write(records());
    Files.write(folder.resolve(file.name()), new byte[] {'P', 'A', 'R', '1'});
    assertThatThrownBy(() -> archive().forEach(SET, _ -> {})).isInstanceOf(ArchiveException.class);
  }

  private String from() {
    return "FROM '" + folder.resolve("*.parquet") + "'";
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
