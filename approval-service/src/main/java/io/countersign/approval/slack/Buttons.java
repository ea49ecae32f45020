package io.countersign.approval.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.notice.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be clicked beside a question, as long as there is anything to say. */
final class Buttons {
  private Buttons() {}

  /**
   * @param covered how many members stand in full beside the buttons
   */
  static Optional<LayoutBlock> of(Batch batch, int covered) {
    if (batch.members().stream().noneMatch(Buttons::takesAnswers)) {
      return Optional.empty();
    }
    List<BlockElement> elements =
        covered == 0 ? List.of(read(batch)) : whole(batch, Choice.of(batch, covered));
    return Optional.of(ActionsBlock.builder().elements(elements).build());
  }

  private static List<BlockElement> whole(Batch batch, Choice choice) {
    List<BlockElement> elements = new ArrayList<>();
    if (batch.members().stream().anyMatch(ApprovalState.Pending.class::isInstance)) {
      elements.add(approve(choice));
      elements.add(button(Action.CONDITIONS, "Approve with conditions\u2026", choice).build());
    }
    elements.add(button(Action.REJECT, "Reject\u2026", choice).style("danger").build());
    elements.add(button(Action.ASK, "Ask\u2026", choice).build());
    return elements;
  }

  private static BlockElement approve(Choice choice) {
    String question =
        choice.shown() == 1
            ? "Approve exactly this statement with exactly these values?"
            : "Approve exactly these %,d statements?".formatted(choice.shown());
    return button(Action.APPROVE, "Approve", choice)
        .style("primary")
        .confirm(
            ConfirmationDialogObject.builder()
                .title(text("Approve"))
                .text(text(question))
                .confirm(text("Approve"))
                .deny(text("Not yet"))
                .build())
        .build();
  }

  /** Opens everything there is to read, with its own answers. */
  static BlockElement read(Batch batch) {
    return button(Action.READ, "Read and decide\u2026", Choice.of(batch, 1)).build();
  }

  private static ButtonElement.ButtonElementBuilder button(
      Action action, String label, Choice choice) {
    return ButtonElement.builder().actionId(action.id()).text(text(label)).value(choice.text());
  }

  static PlainTextObject text(String own) {
    return PlainTextObject.builder().text(own).emoji(false).build();
  }

  static boolean takesAnswers(ApprovalState state) {
    return state instanceof ApprovalState.Pending || state instanceof ApprovalState.Approved;
  }
}
