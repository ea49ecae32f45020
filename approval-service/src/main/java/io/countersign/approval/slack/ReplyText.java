package io.countersign.approval.slack;

import io.countersign.approval.VoteResult;
import io.countersign.approval.inbox.CommentResult;
import io.countersign.approval.notice.BatchVoting.BatchResult;
import io.countersign.approval.notice.BatchVoting.ItemResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of an answer, in words for whoever gave it. */
final class ReplyText {
  static final String GONE = "Not counted: this question is not known here any more.";

  static final String NOT_FOR_YOU = "This question is not for you to read in full.";

  private ReplyText() {}

  static String of(BatchResult result) {
    return switch (result) {
      case BatchResult.Changed(var message) -> "Not counted: " + message;
      case BatchResult.Voted(var items) when items.size() == 1 -> one(items.getFirst().result());
      case BatchResult.Voted(var items) -> several(items);
    };
  }

  static String of(CommentResult result) {
    return switch (result) {
      case CommentResult.Said _ -> "Asked. The answer will be with the request.";
      case CommentResult.Unknown _ -> "Not asked: this question is not known here, or not for you.";
      case CommentResult.Full(int most) ->
          "Not asked: the request has %,d comments, as many as it takes.".formatted(most);
      case CommentResult.TooOften(int most, var within) ->
          "Not asked: at most %,d comments are taken from you in %,d seconds. Wait a little."
              .formatted(most, within.toSeconds());
    };
  }

  private static String one(VoteResult result) {
    return switch (result) {
      case VoteResult.Counted counted -> "Counted. Now: " + StateText.of(counted.next()) + ".";
      case VoteResult.CountedBefore before ->
          "You had said so before. Now: " + StateText.of(before.state()) + ".";
      case VoteResult.Refused refused -> "Not counted: " + refused.message();
    };
  }

  /** Each refusal, as it may be another for each. */
  private static String several(List<ItemResult> items) {
    long refused = items.stream().filter(i -> isRefused(i.result())).count();
    String counted = "Counted for %,d of %,d.".formatted(items.size() - refused, items.size());
    return IntStream.range(0, items.size())
        .filter(i -> isRefused(items.get(i).result()))
        .mapToObj(i -> "\n#%d: %s".formatted(i + 1, one(items.get(i).result())))
        .collect(Collectors.joining("", counted, ""));
  }

  private static boolean isRefused(VoteResult result) {
    return result instanceof VoteResult.Refused;
  }
}
