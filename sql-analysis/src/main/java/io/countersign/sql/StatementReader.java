package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;

/** Reads one statement in full, or refuses it. */
final class StatementReader {
  private static final Set<String> TREES =
      Set.of("select", "table", "values", "with", "insert", "update", "delete", "merge");

  private StatementReader() {}

  /** Finds all that the statement does; {@link Unreadable} if that is not sure. */
  static Findings read(List<Token> tokens, Schema schema) {
    Findings findings = new Findings(schema);
    read(tokens, findings);
    if (!isTree(tokens)) {
      findings.noOutputs();
    }
    return findings;
  }

  /** The same for a statement that stands within another one. */
  static void read(List<Token> tokens, Findings findings) {
    if (tokens.isEmpty()) {
      throw new Unreadable("a statement is missing");
    }
    StatementKind kind = LeadingWords.kind(tokens);
    findings.kind(kind);
    Command.effects(kind).forEach(findings::effect);
    if (isTree(tokens)) {
      TreeReader.read(tokens, findings);
    } else if (DefinitionReader.isFullyReadable(kind)) {
      DefinitionReader.read(tokens, findings);
    } else if (Command.isPlain(kind)) {
      PlainStatement.read(kind, tokens, findings);
    } else {
      HoldingStatement.read(kind, tokens, findings);
    }
  }

  static boolean isTree(List<Token> tokens) {
    return TREES.contains(LeadingWords.first(tokens));
  }

  /** The one table that a write changes; {@link Unreadable} if it is not understood in full. */
  static TableName target(List<Token> tokens) {
    return read(tokens, Schema.unknown()).onlyWrite();
  }

  /** What can be said of a statement that is not read in full. */
  static Findings skim(List<Token> tokens) {
    Findings findings = new Findings(Schema.unknown());
    LeadingWords.note(tokens, findings);
    PlainStatement.noteOwnership(tokens, findings);
    try {
      DefinitionReader.noteTarget(tokens, findings);
    } catch (Unreadable _) {
      // Then no table is named where one is expected.
    }
    return findings;
  }
}
