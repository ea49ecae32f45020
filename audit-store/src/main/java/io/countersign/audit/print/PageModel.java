package io.countersign.audit.print;

import io.countersign.audit.report.Report;
import io.countersign.audit.report.SectionName;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the template fills in.
 *
 * @param style a style sheet of ours
 * @param data the report's JSON in Base64; absent where the page does not carry it
 */
public record PageModel(
    String title,
    String period,
    List<Block.Facts.Fact> about,
    List<Chapter> chapters,
    RawString style,
    @Nullable String data,
    String closing) {
  static PageModel of(
      ReportData made, String style, @Nullable String data, UnaryOperator<String> show) {
    Report report = made.report();
    return new PageModel(
        title(report),
        "From %s to %s"
            .formatted(Words.time(report.period().from()), Words.time(report.period().to())),
        List.of(
            about("Made", Words.time(report.madeAt())),
            about("For", show.apply(report.madeBy())),
            about("Digest of the data", made.digest().toString()),
            about("Ledger", show.apply(report.ledger().origin())),
            about("Leaves", Words.number(report.ledger().size())),
            about("Root", report.ledger().root())),
        Chapters.of(report).stream().map(c -> c.with(show)).toList(),
        new RawString(style),
        data,
        "Times are of UTC. \\u{…} stands for a character that cannot be seen or shown here; the data has it as it is.");
  }

  private static String title(Report report) {
    return SectionName.named(report.report())
        .map(name -> "Report: " + name.text().replace('-', ' '))
        .orElse("Compliance report");
  }

  private static Block.Facts.Fact about(String name, String value) {
    return new Block.Facts.Fact(name, value, false);
  }
}
