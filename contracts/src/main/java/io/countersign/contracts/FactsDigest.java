package io.countersign.contracts;

import java.util.List;

/** Digests facts: everything that the analysis said, in a fixed order. */
final class FactsDigest {
  private FactsDigest() {}

  static Digest of(Facts facts) {
    CanonicalForm form =
        CanonicalForm.of("countersign.facts.v2")
            .value(facts.dialect())
            .value(facts.parsed())
            .text(facts.problem())
            .value(facts.readOnly())
            .value(facts.confirmedByPlanner())
            .value(facts.fingerprint())
            .value(facts.statements().size());
    facts.statements().forEach(s -> statement(form, s));
    // Statements that were left out for their size still show in the sum.
    return sum(form, facts).digest();
  }

  private static CanonicalForm sum(CanonicalForm form, Facts facts) {
    form.values(facts.kinds()).values(facts.effects()).values(facts.reads()).values(facts.writes());
    columns(form, facts.columns());
    form.values(facts.functions())
        .values(facts.unknownFunctions())
        .values(facts.unfilteredWrites());
    filters(form, facts.filters());
    return form;
  }

  private static void statement(CanonicalForm form, StatementFacts facts) {
    form.value(facts.start())
        .value(facts.end())
        .value(facts.parsed())
        .text(facts.problem())
        .value(facts.readOnly())
        .value(facts.kind())
        .values(facts.kinds())
        .values(facts.effects())
        .values(facts.reads())
        .values(facts.writes());
    columns(form, facts.columns());
    form.values(facts.functions())
        .values(facts.unknownFunctions())
        .values(facts.unfilteredWrites());
    filters(form, facts.filters());
    form.value(facts.outputs().size());
    for (OutputColumn output : facts.outputs()) {
      form.text(output.name()).value(output.computed()).value(output.certain());
      names(form, output.sources());
    }
    form.value(facts.fingerprint());
  }

  private static void columns(CanonicalForm form, List<ColumnUse> columns) {
    form.value(columns.size());
    columns.forEach(c -> form.value(c.table()).text(c.column()).values(c.usages()));
  }

  private static void names(CanonicalForm form, List<ColumnName> columns) {
    form.value(columns.size());
    columns.forEach(c -> form.value(c.table()).text(c.column()));
  }

  private static void filters(CanonicalForm form, Filters filters) {
    form.values(filters.unfiltered()).values(filters.alwaysTrue());
    names(form, filters.equalities());
    form.value(filters.limit()).values(filters.parameters());
  }
}
