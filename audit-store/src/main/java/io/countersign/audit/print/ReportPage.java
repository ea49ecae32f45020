package io.countersign.audit.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a report as one page of HTML that needs nothing else, and is well-formed XML too. */
public final class ReportPage {
  private static final String SCREEN = "screen.css";
  private final Template template;

  public ReportPage() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    this.template =
        engine.parse(resource("report.html"), Variant.forContentType(Variant.TEXT_HTML));
  }

  /** For a screen, or a browser's printer. */
  public String html(ReportData made) {
    return render(
        made,
        resource(SCREEN),
        Base64.getEncoder().encodeToString(made.json()),
        new VisibleText(_ -> true));
  }

  String render(ReportData made, String style, @Nullable String data, VisibleText text) {
    return template.data("page", PageModel.of(made, style, data, text::of)).render();
  }

  static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream("/report/" + name), name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
