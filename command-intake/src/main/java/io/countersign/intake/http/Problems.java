package io.countersign.intake.http;

import io.countersign.contracts.DataSource;
import io.countersign.intake.Flaw;
import io.countersign.intake.SubmitResult;
import io.countersign.platform.http.ProblemException;
import java.time.Duration;
import java.util.stream.Collectors;

/** What the core says is wrong, as problems. */
final class Problems {
  private static final Duration SOON = Duration.ofSeconds(2);

  private Problems() {}

  static ProblemException of(Flaw flaw) {
    IntakeProblem type =
        switch (flaw.kind()) {
          case EMPTY_SQL -> IntakeProblem.EMPTY_SQL;
          case SQL_TOO_LONG -> IntakeProblem.SQL_TOO_LONG;
          case UNSTORABLE_TEXT -> IntakeProblem.UNSTORABLE_TEXT;
          case TOO_MANY_PARAMETERS -> IntakeProblem.TOO_MANY_PARAMETERS;
          case PARAMETERS_TOO_LARGE -> IntakeProblem.PARAMETERS_TOO_LARGE;
          case JUSTIFICATION_TOO_LONG -> IntakeProblem.JUSTIFICATION_TOO_LONG;
          case COMMAND_TOO_LARGE -> IntakeProblem.COMMAND_TOO_LARGE;
          case INVALID_GRANT -> IntakeProblem.INVALID_GRANT;
          case SEALED_PARAMETER -> IntakeProblem.SEALED_PARAMETER;
          case EMPTY_COMMENT -> IntakeProblem.EMPTY_COMMENT;
          case COMMENT_TOO_LONG -> IntakeProblem.COMMENT_TOO_LONG;
          case CONTROL_CHARACTERS -> IntakeProblem.CONTROL_CHARACTERS;
        };
    return new ProblemException(type, flaw.detail());
  }

  /**
   * The submission.
   *
   * @throws ProblemException if it was not accepted
   */
  static SubmitResult.Accepted accepted(SubmitResult result) {
    return switch (result) {
      case SubmitResult.Accepted accepted -> accepted;
      case SubmitResult.Flawed flawed -> throw of(flawed.flaw());
      case SubmitResult.UnknownDataSource unknown -> throw of(unknown);
      case SubmitResult.KeyReused reused -> throw keyReused();
      case SubmitResult.NotReady notReady -> throw notReady();
    };
  }

  static ProblemException of(SubmitResult.UnknownDataSource unknown) {
    String usable =
        unknown.usable().stream().map(DataSource::name).collect(Collectors.joining(", "));
    return new ProblemException(
        IntakeProblem.UNKNOWN_DATA_SOURCE,
        usable.isEmpty()
            ? "You may use no data source. Ask an administrator for a role that may."
            : "There is no data source of this name that you may use. You may use: "
                + usable
                + ".");
  }

  static ProblemException keyReused() {
    return new ProblemException(
        IntakeProblem.IDEMPOTENCY_KEY_REUSED,
        "This key stands for a request with another body. Send that body again, or choose a new"
            + " key.");
  }

  static ProblemException notReady() {
    return new ProblemException(
        IntakeProblem.UNAVAILABLE,
        "This instance cannot bring answers back at the moment, so nothing was done. Send the"
            + " same request again in a few seconds.",
        SOON);
  }

  static ProblemException unknownCommand(String id) {
    return new ProblemException(
        IntakeProblem.UNKNOWN_COMMAND, "There is no command " + id + " that you may see.");
  }
}
