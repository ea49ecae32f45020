package io.countersign.approval.http;

import io.countersign.contracts.GrantId;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths and queries about grants, strictly. */
final class GrantParameters {
  private GrantParameters() {}

  static GrantId pathId(String text) {
    try {
      return GrantId.parse(text);
    } catch (IllegalArgumentException e) {
      throw unknown(text);
    }
  }

  static ProblemException unknown(String text) {
    return new ProblemException(
        ApprovalProblem.UNKNOWN_GRANT,
        "There is no grant '" + text + "' that you may see; GET /v1/grants lists those there are.");
  }

  static @Nullable GrantId after(@Nullable String text) {
    try {
      return text == null ? null : GrantId.parse(text);
    } catch (IllegalArgumentException e) {
      throw unknownAfter(text);
    }
  }

  static ProblemException unknownAfter(@Nullable String text) {
    return invalid(
        "after", text, "which is not a grant's id; take it from 'next' of the page before");
  }

  static @Nullable Boolean active(@Nullable String text) {
    return switch (text) {
      case null -> null;
      case "active" -> true;
      case "ended" -> false;
      default -> throw invalid("state", text, "and must be active or ended");
    };
  }

  /** Its name alone is enough, which reads as no value. */
  static boolean isMine(@Nullable String text, UriInfo uri) {
    return switch (text) {
      case null -> uri.getQueryParameters().containsKey("mine");
      case "", "true" -> true;
      case "false" -> false;
      default -> throw invalid("mine", text, "and must be true or false");
    };
  }

  private static ProblemException invalid(String name, @Nullable String text, String why) {
    return new ProblemException(
        CommonProblem.INVALID_REQUEST,
        "Query parameter '%s' is '%s', %s.".formatted(name, text, why));
  }
}
