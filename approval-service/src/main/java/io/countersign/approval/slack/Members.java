package io.countersign.approval.slack;

import static io.countersign.approval.slack.RichText.plain;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of a batch after its first, each by what it has different from the first.
 *
 * @param listed what is shown of them; empty for a batch of one
 * @param covered how many members, the first included, are shown
 * @param all how many there are
 */
record Members(String listed, int covered, int all) {
  static Members of(Batch batch, int room) {
    List<ApprovalState> members = batch.members();
    Difference sql = Difference.of(members.stream().map(m -> m.request().command().sql()).toList());
    StringBuilder listed = new StringBuilder();
    int covered = 1;
    while (covered < members.size()) {
      String line = line(members, sql, covered);
      if (listed.length() + line.length() + 1 > room) {
        break;
      }
      listed.append(listed.isEmpty() ? "" : "\n").append(line);
      covered++;
    }
    return new Members(listed.toString(), covered, members.size());
  }

  void addTo(Page page) {
    if (all == 1) {
      return;
    }
    page.excerpt("The others, by what they have different from the first", listed, listed.length());
    if (covered < all) {
      page.line(
          plain(
              "%,d more have no room here. An answer here is for the first %,d alone."
                  .formatted(all - covered, covered)));
    }
  }

  private static String line(List<ApprovalState> members, Difference sql, int index) {
    ApprovalRequest first = members.getFirst().request();
    ApprovalRequest request = members.get(index).request();
    List<String> parts = new ArrayList<>();
    String middle = sql.middles().get(index);
    if (!middle.equals(sql.middles().getFirst())) {
      parts.add("\u2026 %s \u2026 in the place of %s".formatted(middle, sql.middles().getFirst()));
    }
    String values = BindText.differing(first.command(), request.command());
    if (!values.isEmpty()) {
      parts.add(values);
    }
    addIfOther(parts, "effect: ", effect(first), effect(request));
    addIfOther(
        parts,
        "justification: ",
        BatchPage.justification(first.command()),
        BatchPage.justification(request.command()));
    addIfOther(parts, "policies: ", BatchPage.policies(first), BatchPage.policies(request));
    addIfOther(parts, "bounds: ", BatchPage.bounds(first), BatchPage.bounds(request));
    parts.add(StateText.of(members.get(index)));
    return "#%d %s".formatted(index + 1, VisibleText.inLine(String.join("; ", parts)));
  }

  private static String effect(ApprovalRequest request) {
    return ImpactText.summary(request.decided().impact());
  }

  private static void addIfOther(List<String> parts, String label, String first, String text) {
    if (!text.equals(first)) {
      parts.add(label + text);
    }
  }
}
