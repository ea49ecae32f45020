package io.countersign.sql;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.List;

/** Statements that differ in literals, comments, spacing and case alone have the same one. */
final class Fingerprint {
  private static final String LITERAL = "?";

  private Fingerprint() {}

  static Digest of(List<Token> statement) {
    return CanonicalForm.of("countersign.fingerprint.v1")
        .values(statement.stream().map(Fingerprint::part).toList())
        .digest();
  }

  private static String part(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER -> LITERAL;
      case WORD, QUOTED_NAME, UNICODE_NAME, PARAMETER, OPERATOR, SYMBOL -> token.mark();
    };
  }
}
