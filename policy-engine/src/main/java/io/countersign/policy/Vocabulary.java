package io.countersign.policy;

import static io.countersign.policy.Struct.flag;
import static io.countersign.policy.Struct.number;
import static io.countersign.policy.Struct.structs;
import static io.countersign.policy.Struct.text;
import static io.countersign.policy.Struct.texts;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Principal;
import java.util.List;
import java.util.Locale;

/**
 * What conditions may name. The text of the SQL is not among it, since conditions over text are
 * easily led astray: {@code facts} says what the text means. Nor is the time, so that a decision
 * can be repeated.
 */
final class Vocabulary {
  static final Struct<Principal> PRINCIPAL =
      new Struct<>(
          "Principal",
          List.of(
              text("subject", Principal::subject),
              text("kind", p -> p.kind().name()),
              text("name", Principal::name),
              texts("roles", Principal::roles),
              text("owner", Principal::owner),
              text("client", Principal::client)));

  static final Struct<DataSource> DATA_SOURCE =
      new Struct<>(
          "DataSource",
          List.of(
              text("name", DataSource::name),
              text("environment", DataSource::environment),
              text("dialect", d -> d.dialect().name().toLowerCase(Locale.ROOT))));

  static final Struct<Command> COMMAND =
      new Struct<>(
          "Command",
          List.of(
              text("origin", c -> c.origin().name()),
              text("justification", Command::justification),
              number("parameters", c -> c.parameters().size())));

  /** A column of no certain table has no {@code table}. */
  static final Struct<ColumnUse> COLUMN =
      new Struct<>(
          "Column",
          List.of(
              text("table", c -> c.table() == null ? null : c.table().toString()),
              text("column", ColumnUse::column)));

  static final Struct<Facts> FACTS =
      new Struct<>(
          "Facts",
          List.of(
              flag("parsed", Facts::parsed),
              text("problem", Facts::problem),
              flag("readOnly", Facts::readOnly),
              number("statements", f -> f.statements().size()),
              texts("kinds", Facts::kinds),
              texts("reads", Facts::reads),
              texts("writes", Facts::writes),
              structs("columns", COLUMN, Facts::columns),
              texts("functions", Facts::functions),
              texts("unknownFunctions", Facts::unknownFunctions),
              texts("unfilteredWrites", Facts::unfilteredWrites)));

  static final List<Struct<?>> STRUCTS = List.of(PRINCIPAL, DATA_SOURCE, COMMAND, COLUMN, FACTS);

  private Vocabulary() {}
}
