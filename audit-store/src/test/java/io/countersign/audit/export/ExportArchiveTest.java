package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandLife;
import io.countersign.audit.EventFilter;
import io.countersign.audit.store.GrownLedger;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.ExportMade;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.export.ExportNote;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.ExportVerifier;
import io.countersign.log.verify.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportArchiveTest {
  private static final Principal AUDREY =
      new Principal("audrey-subject", PrincipalKind.HUMAN, "audrey", Set.of("auditor"), null, null);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static StoredLife store;
  @TempDir private Path folder;
  private final List<ExportMade> announced = new ArrayList<>();

  @BeforeAll
  static void fill() {
    store = new StoredLife();
  }

  @Test
  void anExportOfEventsIsProvedToWhoeverTrustsTheKey() throws Exception {
    // When
    Map<String, byte[]> files = unzipped(events(ExportFormat.NDJSON));
    Verdict verdict = verified(files);

    // Then
    assertThat(verdict.isSound()).as(verdict.text()).isTrue();
    assertThat(verdict.checked())
        .anyMatch(c -> c.startsWith("manifest signed by " + GrownLedger.ORIGIN))
        .contains(store.events() + " records are in the log")
        // A chunk's content stays where it is.
        .contains(store.events() - 1 + " of them with exactly this content");
    assertThat(verdict.notVerified()).contains("that nothing was left out that the query asks for");
  }

  @Test
  void theManifestSaysWhatTheExportIs() throws Exception {
    // When
    Map<String, byte[]> files = unzipped(events(ExportFormat.CSV));

    // Then
    JsonNode manifest = new ObjectMapper().readTree(files.get(ExportNote.MANIFEST_FILE));
    assertThat(manifest.path("of").asText()).isEqualTo("events");
    assertThat(manifest.path("format").asText()).isEqualTo("csv");
    assertThat(manifest.path("query").asText()).isEqualTo("/v1/exports?of=events");
    assertThat(manifest.path("records").asLong()).isEqualTo(store.events());
    assertThat(manifest.path("bytes").asLong()).isEqualTo(files.get("data.csv").length);
    assertThat(manifest.path("madeBy").path("name").asText()).isEqualTo("audrey");
    assertThat(manifest.path("madeAt").asText()).isEqualTo(NOW.toString());
    assertThat(manifest.path("ledger").path("size").asLong())
        .isEqualTo(store.ledger.checkpoint().size());
    assertThat(manifest.path("first").asText()).startsWith("countersign.");
    assertThat(announced).hasSize(1);
    assertThat(announced.getFirst().records()).isEqualTo(store.events());
    assertThat(new String(files.get(ExportNote.NOTE_FILE), UTF_8))
        .contains(announced.getFirst().manifest().text().substring("sha256:".length()));
  }

  @Test
  void whatIsYoungerThanTheCheckpointIsNamedAsNotProved() throws Exception {
    // Given
    StoredLife own = new StoredLife();
    own.store(CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted());

    // When
    Verdict verdict = verified(unzipped(events(own, ExportFormat.NDJSON)), own);

    // Then
    assertThat(verdict.isSound()).as(verdict.text()).isTrue();
    assertThat(verdict.notVerified()).anyMatch(n -> n.startsWith("1 records that are younger"));
  }

  @Test
  void commandsAreSignedThoughNotProved() throws Exception {
    // When
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive(store, announced::add)
        .write(
            request(ExportSubject.COMMANDS, ExportFormat.CSV),
            new PagedEntries<>(
                store.trail.commands(CommandFilter.EVERYTHING, null, 1),
                place -> store.trail.commands(CommandFilter.EVERYTHING, place, 1)),
            CsvLines.commands(),
            c -> Entry.derived(c.commandId().toString()),
            out);
    Map<String, byte[]> files = unzipped(out.toByteArray());

    // Then
    assertThat(verified(files).isSound()).isTrue();
    assertThat(verified(files).notVerified()).anyMatch(n -> n.startsWith("the data itself"));
    assertThat(new String(files.get("data.csv"), UTF_8).split("\r\n", -1))
        .hasSize(4)
        .anyMatch(line -> line.contains("\"UPDATE customers SET city = 'Oslo' WHERE id = 7\""));
  }

  @Test
  void findsEveryChange() throws Exception {
    Map<String, byte[]> files = unzipped(events(ExportFormat.NDJSON));
    String data = "data.ndjson";
    assertThat(changed(files, data, t -> t.replace("Oslo", "Ohio")).first())
        .extracting(f -> f.where())
        .contains(data)
        .anyMatch(where -> where.startsWith("countersign.commands/0/"));
    assertThat(changed(files, data, t -> t.substring(t.indexOf('\n') + 1)).isSound()).isFalse();
    assertThat(changed(files, ExportNote.MANIFEST_FILE, t -> t.replace("audrey", "nobody")).first())
        .extracting(f -> f.where())
        .containsExactly(ExportNote.MANIFEST_FILE);
    assertThat(changed(files, ExportNote.NOTE_FILE, t -> t.replace("data.ndjson", "data.csv")))
        .satisfies(v -> assertThat(v.first().getFirst().what()).contains("signature"));
    assertThat(changed(files, ExportNote.PROOFS_FILE, ExportArchiveTest::swapped).isSound())
        .isFalse();
  }

  @Test
  void whatBrokeOffHasNoSignature() throws Exception {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When
    assertThatThrownBy(() ->
            write(
                store,
                ExportFormat.NDJSON,
                _ -> {
                  throw new IllegalStateException("no broker");
                },
                out))
        .hasMessage("no broker");

    // Then
    Map<String, byte[]> files = new LinkedHashMap<>(unzipped(events(ExportFormat.NDJSON)));
    files.remove(ExportNote.NOTE_FILE);
    assertThatThrownBy(() -> verified(files))
        .isInstanceOf(InvalidNoteException.class)
        .hasMessageContaining("not whole");
    assertThat(out.toString(UTF_8)).doesNotContain(ExportNote.NOTE_FILE);
  }

  @Test
  void isNotBelievedUnderAnotherKey() throws Exception {
    Map<String, byte[]> files = unzipped(events(ExportFormat.NDJSON));
    assertThat(verified(files, TrustPolicy.log(GrownLedger.key().verifierKey())).isSound())
        .isFalse();
  }

  private static String swapped(String proofs) {
    List<String> lines = new ArrayList<>(proofs.lines().toList());
    lines.add(0, lines.remove(1));
    return String.join("\n", lines) + "\n";
  }

  private Verdict changed(Map<String, byte[]> files, String file, UnaryOperator<String> change)
      throws Exception {
    Map<String, byte[]> others = new LinkedHashMap<>(files);
    String text = change.apply(new String(files.get(file), UTF_8));
    assertThat(text).isNotEqualTo(new String(files.get(file), UTF_8));
    others.put(file, text.getBytes(UTF_8));
    return verified(others);
  }

  private Verdict verified(Map<String, byte[]> files) throws Exception {
    return verified(files, store);
  }

  private Verdict verified(Map<String, byte[]> files, StoredLife of) throws Exception {
    return verified(files, TrustPolicy.log(of.ledger.signer.verifierKeys().getFirst()));
  }

  private Verdict verified(Map<String, byte[]> files, TrustPolicy policy) throws Exception {
    Path place = Files.createTempDirectory(folder, "export");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(place.resolve(file.getKey()), file.getValue());
    }
    try (BundleSource source = BundleSource.of(place)) {
      return ExportVerifier.verify(source, policy);
    }
  }

  private byte[] events(ExportFormat format) throws IOException {
    return events(store, format);
  }

  private byte[] events(StoredLife of, ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(of, format, announced::add, out);
    return out.toByteArray();
  }

  private static void write(
      StoredLife of, ExportFormat format, Announcement announcement, ByteArrayOutputStream out)
      throws IOException {
    WholeEvents events = new WholeEvents(of.trail);
    archive(of, announcement)
        .write(
            request(ExportSubject.EVENTS, format),
            new PagedEntries<>(
                events.page(EventFilter.EVERYTHING, null, 5),
                place -> events.page(EventFilter.EVERYTHING, place, 5)),
            new ExportLines(of.trail, "host").events(format),
            event -> Entry.of(event.position()),
            out);
  }

  private static ExportRequest request(ExportSubject of, ExportFormat format) {
    return new ExportRequest(of, format, "/v1/exports?of=events", null, null, AUDREY);
  }

  private static ExportArchive archive(StoredLife of, Announcement announcement) {
    return new ExportArchive(
        of.ledger.ledger, of.ledger.signer, Clock.fixed(NOW, ZoneOffset.UTC), announcement);
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
