package io.countersign.approval.slack;

import static io.countersign.approval.slack.RichText.bold;
import static io.countersign.approval.slack.RichText.date;
import static io.countersign.approval.slack.RichText.foreign;
import static io.countersign.approval.slack.RichText.plain;
import static java.util.stream.Collectors.joining;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.People;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.VisibleText;
import io.countersign.contracts.Command;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that somebody decides upon, for a batch as it is now.
 *
 * @param covered how many of the members, from the first on, can be read in full on it; 0 if not
 *     even one
 */
record BatchPage(Page page, int covered) {
  private static final int DIGEST_SHOWN = 19;
  private static final int ENDINGS_SHOWN = 8;

  static BatchPage of(Batch batch, Room room, People people) {
    Page page = new Page();
    ApprovalRequest first = batch.members().getFirst().request();
    who(page, batch, people);
    command(page, first, room);
    reasons(page, first, room);
    Members members = Members.of(batch, room.members());
    members.addTo(page);
    standing(page, batch);
    identity(page, batch, page.isWhole() ? members.covered() : 0);
    return new BatchPage(page, page.isWhole() ? members.covered() : 0);
  }

  private static void who(Page page, Batch batch, People people) {
    ApprovalRequest request = batch.members().getFirst().request();
    page.line(
        bold(Submitter.of(request.command().principal(), people)),
        plain(
            batch.members().size() == 1
                ? " asks to run a statement on "
                : " asks to run %,d statements of one form on ".formatted(batch.members().size())),
        bold(RichText.shortened(request.command().dataSource())),
        foreign(" (%s)".formatted(request.decided().environment())));
    GrantTerms terms = request.command().grant();
    if (terms != null) {
      page.line(
          bold("Nothing runs now. "),
          plain(
              "A standing approval is asked for: %,d times, at most %,d rows each, until "
                  .formatted(terms.uses(), terms.maximumRows())),
          date(terms.until()));
    }
  }

  private static void command(Page page, ApprovalRequest request, Room room) {
    Command command = request.command();
    page.preformatted("Statement", VisibleText.of(command.sql()), room.statement());
    page.preformatted("Values", BindText.lines(command), room.values());
  }

  private static void reasons(Page page, ApprovalRequest request, Room room) {
    Impact impact = request.decided().impact();
    page.line(bold("Effect "), foreign(ImpactText.summary(impact)));
    if (impact != null) {
      page.excerpt("Some of the rows, masked", ImpactText.sample(impact), room.sample());
    }
    page.preformatted("Policies", policies(request), room.policies());
    page.preformatted(
        "Justification", VisibleText.of(justification(request.command())), room.justification());
    String bounds = bounds(request);
    if (!bounds.isEmpty()) {
      page.line(bold("Bounds "), plain(bounds));
    }
  }

  static String policies(ApprovalRequest request) {
    return request.decided().matches().stream()
        .filter(m -> m.mode() == PolicyMode.ENFORCE)
        .map(BatchPage::policy)
        .collect(joining("\n"));
  }

  private static String policy(PolicyMatch match) {
    return VisibleText.inLine(match.policy() + ": " + match.message());
  }

  static String justification(Command command) {
    return command.justification() == null ? "" : command.justification();
  }

  static String bounds(ApprovalRequest request) {
    Long returned = request.decided().obligations().maximumRows();
    Long changed = request.decided().obligations().maximumChangedRows();
    String text =
        (returned == null ? "" : "at most %,d rows returned ".formatted(returned))
            + (changed == null ? "" : "at most %,d rows changed".formatted(changed));
    return text.strip();
  }

  private static void standing(Page page, Batch batch) {
    Optional<ApprovalState.Pending> open =
        batch.members().stream()
            .filter(ApprovalState.Pending.class::isInstance)
            .map(ApprovalState.Pending.class::cast)
            .findFirst();
    open.ifPresentOrElse(
        pending -> {
          page.lines("Answers", StageText.of(pending));
          page.line(bold("Open until "), date(pending.request().expiresAt()));
        },
        () -> page.lines(batch.isOver() ? "Ended" : "Now", endings(batch)));
  }

  /** Each way it ended, once, with how many did. */
  private static List<String> endings(Batch batch) {
    List<String> all = batch.members().stream().map(StateText::of).toList();
    return all.size() == 1
        ? all
        : all.stream()
            .distinct()
            .map(e -> "%,d of %,d %s".formatted(count(all, e), all.size(), e))
            .limit(ENDINGS_SHOWN)
            .toList();
  }

  private static long count(List<String> all, String one) {
    return IntStream.range(0, all.size()).filter(i -> all.get(i).equals(one)).count();
  }

  private static void identity(Page page, Batch batch, int covered) {
    ApprovalRequest first = batch.members().getFirst().request();
    String digest = covered < 2 ? first.digest().text() : batch.first(covered).digest().text();
    page.line(
        plain(
            "request %s, digest %s\u2026"
                .formatted(first.id(), digest.substring(0, DIGEST_SHOWN))));
  }
}
