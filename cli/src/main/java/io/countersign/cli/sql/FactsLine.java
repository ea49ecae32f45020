package io.countersign.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is printed: {@link Facts}, under the id of the question.
 *
 * @param id as it was given; for a text the name of its file, absent for standard input
 * @param digest of the text's bytes in UTF-8
 */
record FactsLine(
    @Nullable JsonNode id,
    boolean parsed,
    @Nullable String problem,
    boolean readOnly,
    List<StatementKind> kinds,
    List<Effect> effects,
    List<TableName> reads,
    List<TableName> writes,
    List<ColumnUse> columns,
    List<String> functions,
    List<String> unknownFunctions,
    List<TableName> unfilteredWrites,
    Filters filters,
    @Nullable Digest fingerprint,
    @Nullable Digest digest,
    List<StatementFacts> statements) {

  static FactsLine of(@Nullable JsonNode id, Facts facts, @Nullable Digest digest) {
    return new FactsLine(
        id,
        facts.parsed(),
        facts.problem(),
        facts.readOnly(),
        facts.kinds(),
        facts.effects(),
        facts.reads(),
        facts.writes(),
        facts.columns(),
        facts.functions(),
        facts.unknownFunctions(),
        facts.unfilteredWrites(),
        facts.filters(),
        facts.fingerprint(),
        digest,
        facts.statements());
  }
}
