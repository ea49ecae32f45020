package io.countersign.approval.mail;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Headline;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.notice.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail's words, once as plain text and once as simple HTML. Text of others is made visible, and
 * in HTML escaped; there is no link that it could bring along.
 *
 * @param subject on one line
 */
record Letter(String subject, String text, String html) {
  private static final int STATEMENT_SHOWN = 300;
  private static final int LONGEST_SUBJECT = 150;

  /** A question as it is listed. */
  private record Item(String question, String statement, Optional<String> why, String until) {
    static Item of(Batch batch) {
      ApprovalRequest first = batch.members().getFirst().request();
      return new Item(
          Headline.question(batch),
          sql(first),
          Optional.ofNullable(first.command().justification())
              .map(j -> beginning(VisibleText.inLine(j), STATEMENT_SHOWN)),
          "open until " + first.expiresAt());
    }

    String text() {
      return Stream.of(
              Stream.of(question, "  " + statement),
              why.stream().map(w -> "  Why: " + w),
              Stream.of("  " + until))
          .flatMap(lines -> lines)
          .collect(Collectors.joining("\n"));
    }

    String html() {
      return "<li><p>%s<br><code>%s</code>%s<br>%s</p></li>"
          .formatted(
              VisibleText.escaped(question),
              VisibleText.escaped(statement),
              why.map(w -> "<br>Why: " + VisibleText.escaped(w)).orElse(""),
              VisibleText.escaped(until));
    }
  }

  static Letter of(Notice notice, Optional<String> answerAt) {
    String headline = Headline.of(notice);
    List<Item> items = batches(notice).stream().map(Item::of).toList();
    List<String> ends = ends(notice, answerAt);
    return new Letter(
        "Countersign: " + beginning(headline, LONGEST_SUBJECT),
        text(headline, items, ends),
        html(headline, items, ends));
  }

  private static List<Batch> batches(Notice notice) {
    return switch (notice) {
      case Notice.Asked asked -> List.of(asked.batch());
      case Notice.Reminder reminder -> List.of(reminder.batch());
      case Notice.Escalated escalated -> List.of(escalated.batch());
      case Notice.Summary summary -> summary.waiting();
      case Notice.GlassBroken _, Notice.ReviewLate _ -> List.of();
    };
  }

  private static List<String> ends(Notice notice, Optional<String> answerAt) {
    Stream<String> broken =
        switch (notice) {
          case Notice.GlassBroken(var state, var reason, var dueAt) ->
              Stream.of(
                  "Reason: " + VisibleText.inLine(reason), "Statement: " + sql(state.request()));
          case Notice.ReviewLate late -> Stream.of("Statement: " + sql(late.state().request()));
          case Notice.Asked _, Notice.Reminder _, Notice.Escalated _ -> Stream.empty();
          case Notice.Summary summary ->
              summary.more() ? Stream.of("Even more waits; these are the oldest.") : Stream.empty();
        };
    Stream<String> answer =
        answerAt
            .map(at -> "Read all of it, and answer, at " + at + ".")
            .or(() ->
                Optional.of("Read all of it before you answer: a mail shows the beginning only."))
            .stream();
    return Stream.concat(broken, answer).toList();
  }

  private static String text(String headline, List<Item> items, List<String> ends) {
    return Stream.of(Stream.of(headline), items.stream().map(Item::text), ends.stream())
        .flatMap(parts -> parts)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String html(String headline, List<Item> items, List<String> ends) {
    String list =
        items.isEmpty()
            ? ""
            : items.stream().map(Item::html).collect(Collectors.joining("", "<ul>", "</ul>"));
    return "<!DOCTYPE html><html><body><p><strong>%s</strong></p>%s%s</body></html>"
        .formatted(
            VisibleText.escaped(headline),
            list,
            ends.stream()
                .map(e -> "<p>" + VisibleText.escaped(e) + "</p>")
                .collect(Collectors.joining()));
  }

  private static String sql(ApprovalRequest request) {
    return beginning(VisibleText.inLine(request.command().sql()), STATEMENT_SHOWN);
  }

  private static String beginning(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters)) + "…";
  }
}
