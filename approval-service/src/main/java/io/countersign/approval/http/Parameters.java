package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.approval.StateName;
import io.countersign.approval.inbox.InboxView;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths and queries, strictly. */
final class Parameters {
  static final int LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;

  private Parameters() {}

  static ApprovalRequestId pathId(String text) {
    try {
      return ApprovalRequestId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ApprovalProblem.UNKNOWN_REQUEST, "'" + text + "' is not the id of an approval request.");
    }
  }

  static ProblemException unknown(ApprovalRequestId id) {
    return new ProblemException(
        ApprovalProblem.UNKNOWN_REQUEST,
        "There is no approval request " + id + "; GET /v1/approvals lists those there are.");
  }

  static InboxView view(@Nullable String text) {
    return text == null
        ? InboxView.ALL
        : InboxView.named(text)
            .orElseThrow(() ->
                invalid(
                    "Query parameter 'view' is '%s'; it is mine, escalated, decided or all."
                        .formatted(text)));
  }

  static boolean isNewestFirst(@Nullable String order) {
    return switch (order) {
      case null -> false;
      case "oldest" -> false;
      case "newest" -> true;
      default ->
          throw invalid(
              "Query parameter 'order' is '%s'; it is oldest or newest.".formatted(order));
    };
  }

  /** PostgreSQL takes no NUL, and nobody means a control character. */
  static @Nullable String text(String name, @Nullable String text) {
    try {
      return text == null ? null : PlainText.checked(text, "Query parameter '" + name + "'");
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage() + ".");
    }
  }

  static @Nullable ApprovalRequestId after(@Nullable String text) {
    try {
      return text == null ? null : ApprovalRequestId.parse(text);
    } catch (IllegalArgumentException e) {
      throw unknownAfter(text);
    }
  }

  static ProblemException unknownAfter(@Nullable String text) {
    return invalid(
        "Query parameter 'after' is '"
            + text
            + "', which is not a request's id; take it from 'next' of the page before.");
  }

  static @Nullable StateName state(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return StateName.named(text)
        .orElseThrow(() ->
            invalid("Query parameter 'state' is '%s'; it is one of %s.".formatted(text, states())));
  }

  private static String states() {
    return Arrays.stream(StateName.values()).map(StateName::text).collect(Collectors.joining(", "));
  }

  static int limit(@Nullable String text) {
    if (text == null) {
      return LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LARGEST_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw invalid(
        "Query parameter 'limit' is '%s'; it is a number from 1 to %d."
            .formatted(text, LARGEST_LIMIT));
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }
}
