package io.countersign.audit.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.CommandLife;
import io.countersign.audit.report.Controls;
import io.countersign.audit.report.ReportLives;
import io.countersign.audit.store.ReportStage;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.event.PolicyBundleRejected;
import io.countersign.log.MerkleTree;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A report as JSON, HTML and PDF. */
class ReportPageTest {
  private static final String HOSTILE =
      "<script>alert(1)</script> & \"quoted\" ]]> {page.style} \u202Eesrever \u0007 中 \u05D0 ß";
  private static final ReportPage PAGE = new ReportPage();
  private static ReportData made;
  private static String html;

  @BeforeAll
  static void make() {
    ReportStage stage = new ReportStage();
    CommandLife life =
        CommandLife.of(
                CommandLife.AGENT, "shop", "UPDATE customers SET city = '" + HOSTILE + "'", HOSTILE)
            .submitted()
            .approvalRequired("UPDATE", "public.customers")
            .requested()
            .approvedBy(ReportLives.OLGA)
            .granted()
            .succeeded();
    stage
        .store(life, CommandLife.approvedUpdate(), ReportLives.brokenGlass())
        .store(ReportLives.read("SELECT email, phone FROM customers"))
        .store(
            new PolicyBundleRejected(
                "policy-evaluator-1",
                CanonicalForm.of("bundle").digest(),
                List.of(HOSTILE, "x".repeat(100_000))))
        .grow();
    made = ReportData.of(stage.whole());
    html = PAGE.html(made);
  }

  @Test
  void showsNothingThatABrowserWouldTakeForMarkup() {
    assertThat(html)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; ]]&gt;")
        .contains("{page.style}");
  }

  @Test
  void showsWhatCannotBeSeenAndCutsWhatIsVeryLong() {
    assertThat(html)
        .doesNotContain("\u202E")
        .doesNotContain("\u0007")
        .contains("\\u{202e}esrever \\u{7} 中 \u05D0 ß")
        .doesNotContain("x".repeat(700));
  }

  @Test
  void isOnePageThatNeedsNothingElseAndIsWellFormed() throws Exception {
    // When
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)));

    // Then
    assertThat(page.getElementsByTagName("section").getLength())
        .isEqualTo(made.report().sections().size() + 3);
    assertThat(html).doesNotContainPattern("(?:src|href)=\"(?!#|data:application/json)");
    assertThat(html).doesNotContain("url(").doesNotContain("@import");
  }

  @Test
  void carriesItsDataWithTheDigestThatItNames() throws IOException {
    // When
    Matcher data = Pattern.compile("base64,([^\"]+)\"").matcher(html);
    assertThat(data.find()).isTrue();
    byte[] json = Base64.getDecoder().decode(data.group(1));

    // Then
    assertThat(html).contains("sha256:" + MerkleTree.sha256(json).hex());
    assertThat(new ObjectMapper().readTree(json).path("report").asText()).isEqualTo("compliance");
  }

  @Test
  void isPrintedWithItsDigestAndItsData() throws IOException {
    // When
    byte[] pdf = new ReportPdf(PAGE).pdf(made);

    // Then
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Compliance report")
          .contains(made.digest().toString())
          .contains("What was not verified")
          .contains("<script>")
          .contains("\\u{4e2d}")
          .contains("\\u{5d0}")
          .contains("ß");
      byte[] attached =
          new PDDocumentNameDictionary(document.getDocumentCatalog())
              .getEmbeddedFiles()
              .getNames()
              .get("countersign-report.json")
              .getEmbeddedFile()
              .toByteArray();
      assertThat(attached).isEqualTo(made.json());
    }
  }

  @Test
  void hasTheFieldsThatReadersOfTheDataRelyOn() throws IOException {
    // When
    Set<String> fields = new TreeSet<>();
    collect("", new ObjectMapper().readTree(made.json()), fields);

    // Then
    assertThat(String.join("\n", fields))
        .isEqualTo(
            Files.readString(Path.of("src", "test", "resources", "report-fields.txt"), UTF_8)
                .strip());
  }

  private static void collect(String path, JsonNode node, Set<String> fields) {
    if (node.isObject()) {
      node.properties().forEach(f -> collect(path + "/" + f.getKey(), f.getValue(), fields));
    } else if (node.isArray()) {
      node.forEach(each -> collect(path + "[]", each, fields));
    } else {
      fields.add(path);
    }
  }

  @Test
  void theReferenceNamesEveryRequirement() throws IOException {
    // When
    String reference = Files.readString(Path.of("..", "docs", "reference", "reports.md"), UTF_8);

    // Then
    assertThat(Controls.ALL)
        .allSatisfy(
            c -> assertThat(reference).contains("| %s | %s |".formatted(c.standard(), c.number())));
  }
}
