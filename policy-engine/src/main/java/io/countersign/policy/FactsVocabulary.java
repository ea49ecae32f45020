package io.countersign.policy;

import static io.countersign.policy.Struct.flag;
import static io.countersign.policy.Struct.number;
import static io.countersign.policy.Struct.numbers;
import static io.countersign.policy.Struct.struct;
import static io.countersign.policy.Struct.structs;
import static io.countersign.policy.Struct.text;
import static io.countersign.policy.Struct.texts;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What conditions may name of a command's facts. */
final class FactsVocabulary {
  private static final List<String> EVERY_USAGE =
      Arrays.stream(Usage.values()).map(Usage::text).toList();

  /** Something that the analysis found, with what the data source declares of its columns. */
  record Of<T>(T found, Categories categories) {
    <E> List<Of<E>> each(Collection<E> parts) {
      return parts.stream().map(p -> new Of<>(p, categories)).toList();
    }
  }

  /** A column of no certain table has no {@code table}. */
  static final Struct<Of<ColumnUse>> COLUMN =
      new Struct<>(
          "Column",
          "a column that is mentioned",
          List.of(
              text("table", "its table; empty where the text does not tell", c -> table(c.found())),
              text(
                  "column", "its name; `*` for every column of the table", c -> c.found().column()),
              texts(
                  "usages",
                  "what for: `output`, `predicate`, `join`, `grouping`, `ordering`, `aggregate`, `assigned`,"
                      + " `source`; all of them where that is not known",
                  c -> usages(c.found())),
              text(
                  "category",
                  "the category of data that it is declared to hold, or may be; the first of several",
                  c -> categories(c).stream().findFirst().orElse(null)),
              texts("categories", "all of these", FactsVocabulary::categories)),
          FactsVocabulary::shown);

  static final Struct<Filters> FILTERS =
      new Struct<>(
          "Filters",
          "how it narrows what it touches",
          List.of(
              texts("unfiltered", "tables taken whole, without a WHERE", Filters::unfiltered),
              texts("alwaysTrue", "tables whose WHERE holds for every row", Filters::alwaysTrue),
              texts(
                  "equalities",
                  "columns, as `table.column`, that must equal a constant or bind value",
                  Filters::equalities),
              number("limit", "the limit in the text, if it has one", Filters::limit),
              numbers("parameters", "the positions of the bind values used", Filters::parameters)));

  static final Struct<Of<OutputColumn>> OUTPUT =
      new Struct<>(
          "Output",
          "a column of a statement's result",
          List.of(
              text("name", "what the result calls it", o -> o.found().name()),
              texts(
                  "sources",
                  "every column, as `table.column`, whose value may go into it",
                  o -> o.found().sources()),
              texts(
                  "categories",
                  "the categories of data that these are declared to hold",
                  o -> o.categories().of(o.found().sources())),
              flag("computed", "whether an expression makes it", o -> o.found().computed()),
              flag("certain", "whether `sources` is surely complete", o -> o.found().certain())),
          o -> String.valueOf(o.found().name()));

  static final Struct<Of<StatementFacts>> STATEMENT =
      new Struct<>(
          "Statement",
          "one statement of the text",
          List.of(
              flag("parsed", "whether it was understood in full", s -> s.found().parsed()),
              text("problem", "why it was not", s -> s.found().problem()),
              flag("readOnly", "whether it only reads", s -> s.found().readOnly()),
              text("kind", "what it is, such as `\"CREATE TABLE\"`", s -> s.found().kind().text()),
              texts("kinds", "the kinds found at any depth", s -> s.found().kinds()),
              texts("effects", "all that it does", s -> effects(s.found().effects())),
              texts("reads", "the tables read", s -> s.found().reads()),
              texts("writes", "the tables written", s -> s.found().writes()),
              structs("columns", "the columns mentioned", COLUMN, s -> s.each(s.found().columns())),
              texts("functions", "the functions called", s -> s.found().functions()),
              texts(
                  "unknownFunctions",
                  "those not known to be harmless",
                  s -> s.found().unknownFunctions()),
              texts(
                  "unfilteredWrites",
                  "the tables that it would write whole",
                  s -> s.found().unfilteredWrites()),
              struct("filters", "how it narrows", FILTERS, s -> s.found().filters()),
              structs("outputs", "its result", OUTPUT, s -> s.each(s.found().outputs())),
              text(
                  "fingerprint", "its form without literals", s -> s.found().fingerprint().text())),
          s -> s.found().kind().text());

  static final Struct<Of<Facts>> FACTS =
      new Struct<>(
          "Facts",
          "what the analysis found in the SQL",
          List.of(
              flag("parsed", "whether the text was understood in full", f -> f.found().parsed()),
              text("problem", "why it was not", f -> f.found().problem()),
              flag(
                  "readOnly",
                  "whether it may run as a read without anybody's approval",
                  f -> f.found().readOnly()),
              structs(
                  "statements",
                  "the statements one by one",
                  STATEMENT,
                  f -> f.each(f.found().statements())),
              texts(
                  "kinds",
                  "the kinds of statement found at any depth, such as `\"UPDATE\"`, `\"DROP TABLE\"`",
                  f -> f.found().kinds()),
              texts(
                  "effects",
                  "all that it does: `reads`, `writes-data`, `changes-schema`, `changes-privileges`,"
                      + " `changes-session`, `files`, `network`, `process`, `locks`, `dynamic-sql`,"
                      + " `server-admin`",
                  f -> effects(f.found().effects())),
              texts("reads", "the tables read", f -> f.found().reads()),
              texts("writes", "the tables written, altered or dropped", f -> f.found().writes()),
              texts("tables", "both", f -> tables(f.found())),
              structs(
                  "columns",
                  "the columns mentioned anywhere",
                  COLUMN,
                  f -> f.each(f.found().columns())),
              texts("functions", "the functions called", f -> f.found().functions()),
              texts(
                  "unknownFunctions",
                  "those not known to be harmless",
                  f -> f.found().unknownFunctions()),
              texts(
                  "unfilteredWrites",
                  "the tables that an UPDATE or DELETE would write whole",
                  f -> f.found().unfilteredWrites()),
              struct(
                  "filters", "how it narrows what it touches", FILTERS, f -> f.found().filters()),
              text(
                  "fingerprint", "its form without literals", f -> digest(f.found().fingerprint())),
              flag(
                  "confirmedByPlanner",
                  "whether the target's planner was asked, and named no other table",
                  f -> f.found().confirmedByPlanner())));

  private FactsVocabulary() {}

  private static @Nullable String table(ColumnUse column) {
    return column.table() == null ? null : column.table().toString();
  }

  private static List<String> usages(ColumnUse column) {
    return column.usages().isEmpty()
        ? EVERY_USAGE
        : column.usages().stream().map(Usage::text).toList();
  }

  private static List<String> categories(Of<ColumnUse> column) {
    return column.categories().of(column.found().table(), column.found().column());
  }

  private static String shown(Of<ColumnUse> column) {
    List<String> categories = categories(column);
    String usages = String.join(", ", usages(column.found()));
    return column.found().name()
        + (categories.isEmpty() ? "" : " = " + String.join(", ", categories))
        + " ("
        + usages
        + ")";
  }

  private static List<String> effects(List<Effect> effects) {
    return effects.stream().map(Effect::text).toList();
  }

  private static List<TableName> tables(Facts facts) {
    return Stream.concat(facts.reads().stream(), facts.writes().stream()).distinct().toList();
  }

  private static @Nullable String digest(@Nullable Digest digest) {
    return digest == null ? null : digest.text();
  }
}
