package io.countersign.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.GrantTerms;
import io.countersign.intake.Flaw.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a submission must be like, whatever its SQL means. */
public final class SubmissionRules {
  private static final Duration LONGEST_GRANT = Duration.ofDays(90);

  private final SubmissionLimits limits;
  private final Clock clock;

  public SubmissionRules(SubmissionLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** The first thing that is wrong; empty if nothing is. */
  public Optional<Flaw> flaw(Submission submission) {
    return Stream.of(
            text("dataSource", submission.dataSource()),
            sql(submission.sql()),
            parameters(submission.parameters()),
            justification(submission.justification()),
            grant(submission.grant()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What is wrong with the size of the event that would record it; empty if nothing is. */
  Optional<Flaw> flaw(int eventBytes) {
    return eventBytes <= limits.eventBytes()
        ? Optional.empty()
        : flaw(
            Kind.COMMAND_TOO_LARGE,
            "As JSON, in which some characters take up to six bytes, the command has %d bytes; at most %d are taken. Split it or shorten its values."
                .formatted(eventBytes, limits.eventBytes()));
  }

  private Optional<Flaw> sql(String sql) {
    if (sql.isBlank()) {
      return flaw(Kind.EMPTY_SQL, "Field 'sql' is empty. Send one SQL statement.");
    }
    int bytes = sql.getBytes(UTF_8).length;
    if (bytes > limits.sqlBytes()) {
      return flaw(
          Kind.SQL_TOO_LONG,
          "Field 'sql' has %d bytes; at most %d are taken. Pass long values as parameters."
              .formatted(bytes, limits.sqlBytes()));
    }
    return text("sql", sql);
  }

  private Optional<Flaw> parameters(List<BindValue> parameters) {
    if (parameters.size() > limits.parameters()) {
      return flaw(
          Kind.TOO_MANY_PARAMETERS,
          "Field 'parameters' has %d values; at most %d are taken."
              .formatted(parameters.size(), limits.parameters()));
    }
    long bytes = parameters.stream().mapToLong(SubmissionRules::size).sum();
    if (bytes > limits.parameterBytes()) {
      return flaw(
          Kind.PARAMETERS_TOO_LARGE,
          "Field 'parameters' has %d bytes of values; at most %d are taken together."
              .formatted(bytes, limits.parameterBytes()));
    }
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> text("parameters[" + i + "]", parameters.get(i).text()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Of values that only an undo may have, which takes them from the executor. */
  static Optional<Flaw> sealed(List<BindValue> parameters) {
    return parameters.stream().anyMatch(p -> p.type() == BindType.SEALED)
        ? flaw(
            Kind.SEALED_PARAMETER,
            "A parameter is SEALED, which only what undoes a command has. To undo one, send POST"
                + " /v1/commands/{id}/undo.")
        : Optional.empty();
  }

  private Optional<Flaw> justification(@Nullable String justification) {
    if (justification != null && justification.length() > limits.justificationCharacters()) {
      return flaw(
          Kind.JUSTIFICATION_TOO_LONG,
          "Field 'justification' has %d characters; at most %d are taken."
              .formatted(justification.length(), limits.justificationCharacters()));
    }
    return text("justification", justification);
  }

  private Optional<Flaw> grant(@Nullable GrantTerms grant) {
    if (grant == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant latest = now.plus(LONGEST_GRANT);
    return grant.until().isAfter(now) && !grant.until().isAfter(latest)
        ? Optional.empty()
        : flaw(
            Kind.INVALID_GRANT,
            "Field 'grant.until' is %s; it must be in the future, and at most %d days from now."
                .formatted(grant.until(), LONGEST_GRANT.toDays()));
  }

  private static Optional<Flaw> text(String field, @Nullable String text) {
    return text == null || StorableText.is(text)
        ? Optional.empty()
        : flaw(
            Kind.UNSTORABLE_TEXT,
            "Field '%s' holds U+0000 or half of a surrogate pair, which no database takes. Remove it."
                .formatted(field));
  }

  private static long size(BindValue value) {
    return value.text() == null ? 0 : value.text().getBytes(UTF_8).length;
  }

  private static Optional<Flaw> flaw(Kind kind, String detail) {
    return Optional.of(new Flaw(kind, detail));
  }
}
