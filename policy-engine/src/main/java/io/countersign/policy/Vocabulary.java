package io.countersign.policy;

import static io.countersign.policy.Struct.flag;
import static io.countersign.policy.Struct.fraction;
import static io.countersign.policy.Struct.moment;
import static io.countersign.policy.Struct.number;
import static io.countersign.policy.Struct.text;
import static io.countersign.policy.Struct.texts;

import dev.cel.common.types.SimpleType;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Principal;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What conditions may name, besides {@link FactsVocabulary}. The text of the SQL is not among it,
 * since conditions over text are easily led astray: {@code facts} says what the text means.
 */
final class Vocabulary {
  static final Struct<Principal> PRINCIPAL =
      new Struct<>(
          "Principal",
          "who acts",
          List.of(
              text("subject", "the identity provider's stable identifier", Principal::subject),
              text("kind", "`\"HUMAN\"` or `\"AGENT\"`", p -> p.kind().name()),
              text("name", "the name people know it by", Principal::name),
              texts("roles", "what the identity provider says it may do", Principal::roles),
              text("owner", "the person an agent acts for, by subject", Principal::owner),
              text("client", "the OAuth client through which it came", Principal::client)));

  static final Struct<DataSource> DATA_SOURCE =
      new Struct<>(
          "DataSource",
          "where the command is to run",
          List.of(
              text("name", "what commands call it", DataSource::name),
              text("environment", "such as `\"production\"`", DataSource::environment),
              text(
                  "dialect",
                  "`\"postgresql\"`, `\"mysql\"` or `\"generic\"`",
                  d -> d.dialect().name().toLowerCase(Locale.ROOT)),
              texts(
                  "categories",
                  "the categories of data that its classified columns hold",
                  Categories::of),
              texts(
                  "owners",
                  "the persons who answer for it, by name or subject",
                  d -> new TreeSet<>(d.owners()))));

  static final Struct<Command> SESSION =
      new Struct<>(
          "Session",
          "the conversation that the command is part of",
          List.of(
              text("id", "the session's id", c -> c.sessionId().toString()),
              text(
                  "origin",
                  "the door it came through, such as `\"REST\"`",
                  c -> c.origin().name())));

  static final Struct<Command> COMMAND =
      new Struct<>(
          "Command",
          "what was submitted, but for its text: `facts` says what that means",
          List.of(
              text(
                  "origin", "the door it came through, such as `\"REST\"`", c -> c.origin().name()),
              text("justification", "why, in the submitter's words", Command::justification),
              flag("justified", "whether there is a justification", Vocabulary::isJustified),
              number("parameters", "how many bind values it has", c -> c.parameters().size()),
              flag(
                  "grant",
                  "whether it is not to run, but asks ahead for a standing approval",
                  c -> c.grant() != null),
              moment("submittedAt", "when it was submitted", Command::submittedAt)));

  static final Struct<History> HISTORY =
      new Struct<>(
          "History",
          "what the principal did before; where that is not known, no field is",
          List.of(
              moment("since", "how far back it is known", History::since),
              number(
                  "commandsLastMinute",
                  "commands in the minute before, this one included",
                  History::commandsLastMinute),
              number("rowsReadLastHour", "rows sent to it", History::rowsReadLastHour),
              number("rowsReadLastDay", "rows sent to it", History::rowsReadLastDay),
              number("rowsChangedLastHour", "rows it changed", History::rowsChangedLastHour),
              number("rowsChangedLastDay", "rows it changed", History::rowsChangedLastDay),
              number(
                  "tablesLastHour",
                  "distinct tables, this command's included",
                  History::tablesLastHour),
              number(
                  "tablesLastDay",
                  "distinct tables, this command's included",
                  History::tablesLastDay),
              number("denialsInARow", "its last commands that were denied", History::denialsInARow),
              texts("newTables", "tables that it names for the first time", History::newTables),
              flag(
                  "newFingerprint",
                  "whether it sends a statement of this form for the first time",
                  History::newFingerprint),
              fraction(
                  "deviation",
                  "by how many standard deviations it exceeds its own hourly baseline",
                  History::deviation),
              texts(
                  "unmentionedTables",
                  "tables of which the justification says nothing",
                  History::unmentionedTables),
              number(
                  "probesLastHour",
                  "different questions about the classified columns of one table, by condition,"
                      + " join, grouping, order or aggregate, this one included; 0 if this one asks"
                      + " none",
                  History::probesLastHour)));

  /** Without a measurement, {@code measured} is false and no number is known. */
  static final Struct<Impact> IMPACT =
      new Struct<>(
          "Impact",
          "what the command would do, where it was measured first; else no number of it is known",
          List.of(
              new Struct.Field<>(
                  "measured",
                  SimpleType.BOOL,
                  "whether it was measured, and without a problem",
                  i -> i.problem() == null,
                  false),
              text(
                  "method",
                  "`\"plan\"` or `\"trial\"`",
                  i -> i.method().name().toLowerCase(Locale.ROOT)),
              text("problem", "why it could not be measured", Impact::problem),
              number("estimatedRows", "rows that the planner expects", Impact::estimatedRows),
              fraction("estimatedCost", "the planner's cost", Impact::estimatedCost),
              texts("plannedTables", "the tables that the plan touches", Impact::plannedTables),
              flag(
                  "confirmsFacts",
                  "whether the plan touches none that the facts do not name",
                  Impact::confirmsFacts),
              number("changedRows", "rows that the trial changed", Impact::changedRows),
              moment("measuredAt", "when", Impact::measuredAt)));

  private Vocabulary() {}

  static boolean isJustified(Command command) {
    return command.justification() != null && !command.justification().isBlank();
  }
}
