package io.countersign.audit.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Prints a report's page as PDF, with its data attached as a file. */
public final class ReportPdf {
  /** Liberation Sans, under the SIL Open Font License, which PDFBox carries. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String FAMILY = "Report";
  private static final String FOOTER = "COUNTERSIGN_FOOTER";
  private static final String ATTACHMENT = "countersign-report.json";
  private final ReportPage page;
  private final VisibleText text;

  /**
   * @throws IOException if the font cannot be read
   */
  public ReportPdf(ReportPage page) throws IOException {
    this.page = page;
    this.text = new VisibleText(shown());
    XRLog.setLoggingEnabled(false);
  }

  private static IntPredicate shown() throws IOException {
    try (InputStream stream = font();
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      return character -> glyphs.getGlyphId(character) != 0 && !isRightToLeft(character);
    }
  }

  /** Its letters would have to be put in order first. */
  private static boolean isRightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
  }

  public byte[] pdf(ReportData made) throws IOException {
    String style =
        ReportPage.resource("pages.css").replace(FOOTER, "Countersign, " + made.digest());
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .useFastMode()
            .useFont(ReportPdf::font, FAMILY, 400, FontStyle.NORMAL, true)
            .useUriResolver((_, _) -> null)
            .withHtmlContent(page.render(made, style, null, text), null)
            .withProducer("Countersign");
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      attach(document, made);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void attach(PDDocument document, ReportData made) throws IOException {
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(made.json()));
    file.setSubtype("application/json");
    file.setSize(made.json().length);
    GregorianCalendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    time.setTimeInMillis(made.report().madeAt().toEpochMilli());
    file.setCreationDate(time);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(ATTACHMENT);
    specification.setFileUnicode(ATTACHMENT);
    specification.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(ATTACHMENT, specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
  }
}
