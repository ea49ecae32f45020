package io.countersign.approval.slack;

import static io.countersign.approval.slack.Buttons.text;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatetimePickerElement;
import com.slack.api.model.block.element.NumberInputElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.countersign.approval.People;
import io.countersign.approval.PlainText;
import io.countersign.approval.notice.Batch;
import java.util.ArrayList;
import java.util.List;

/** What opens upon a click, where there is something to read or to fill in. */
final class Dialogs {
  static final String VERDICT = "verdict";
  static final String WORDS = "words";
  static final String ROWS = "rows";
  static final String NOT_BEFORE = "not-before";
  static final String NOT_AFTER = "not-after";

  /** What Slack lets somebody type into one field. */
  private static final int MOST_TYPED = Math.min(Room.TEXT, PlainText.MAXIMUM);

  private final People people;

  Dialogs(People people) {
    this.people = people;
  }

  /** With the fields that an answer of this kind has. */
  View of(Interaction.Clicked clicked, Batch batch) {
    return switch (clicked.action()) {
      case APPROVE, CONDITIONS -> conditions(clicked);
      case REJECT -> asking(clicked, "Reject", "Why not?");
      case ASK -> asking(clicked, "Ask", "What do you want to know?");
      case READ -> reading(clicked, batch);
    };
  }

  private static View conditions(Interaction.Clicked clicked) {
    return view(clicked.action(), clicked.choice(), clicked.place(), "Approve", conditionFields())
        .submit(submit("Approve"))
        .build();
  }

  private static View asking(Interaction.Clicked clicked, String label, String question) {
    return view(
            clicked.action(),
            clicked.choice(),
            clicked.place(),
            label,
            List.of(input(WORDS, question, words(), false)))
        .submit(submit(label))
        .build();
  }

  /** Everything there is to read; without fields if even here not all of it has room. */
  private View reading(Interaction.Clicked clicked, Batch batch) {
    BatchPage shown = BatchPage.of(batch, Room.DIALOG, people);
    List<LayoutBlock> blocks = new ArrayList<>(shown.page().blocks());
    if (shown.covered() == 0) {
      blocks.addAll(tooLong(batch));
      return view(clicked.action(), clicked.choice(), clicked.place(), "Read", blocks).build();
    }
    if (batch.members().stream().noneMatch(Buttons::takesAnswers)) {
      return view(clicked.action(), clicked.choice(), clicked.place(), "Read", blocks).build();
    }
    blocks.add(input(VERDICT, "Your answer", verdicts(), false));
    blocks.addAll(conditionFields());
    Choice choice = Choice.of(batch, shown.covered());
    return view(clicked.action(), choice, clicked.place(), "Read and decide", blocks)
        .submit(submit("Answer"))
        .build();
  }

  private static List<LayoutBlock> tooLong(Batch batch) {
    Page page = new Page();
    page.line(
        RichText.bold("This is more than Slack shows, so it cannot be answered here. "),
        RichText.plain("countersign approvals show " + batch.members().getFirst().request().id()));
    return page.blocks();
  }

  private static View.ViewBuilder view(
      Action action, Choice choice, Place place, String title, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .callbackId(action.id())
        .title(ViewTitle.builder().type("plain_text").text(title).emoji(false).build())
        .close(ViewClose.builder().type("plain_text").text("Back").emoji(false).build())
        .privateMetadata(choice.text() + "\n" + place.text())
        .blocks(blocks);
  }

  private static ViewSubmit submit(String label) {
    return ViewSubmit.builder().type("plain_text").text(label).emoji(false).build();
  }

  private static List<LayoutBlock> conditionFields() {
    return List.of(
        input(WORDS, "Comment", words(), true),
        input(
            ROWS,
            "At most so many rows",
            NumberInputElement.builder().actionId(ROWS).decimalAllowed(false).minValue("0").build(),
            true),
        input(
            NOT_BEFORE,
            "Not before",
            DatetimePickerElement.builder().actionId(NOT_BEFORE).build(),
            true),
        input(
            NOT_AFTER,
            "Not after",
            DatetimePickerElement.builder().actionId(NOT_AFTER).build(),
            true));
  }

  private static BlockElement words() {
    return PlainTextInputElement.builder()
        .actionId(WORDS)
        .multiline(true)
        .maxLength(MOST_TYPED)
        .build();
  }

  private static BlockElement verdicts() {
    return RadioButtonsElement.builder()
        .actionId(VERDICT)
        .options(
            List.of(
                verdict(Answer.Kind.APPROVE, "Approve exactly this"),
                verdict(Answer.Kind.REJECT, "Reject"),
                verdict(Answer.Kind.ASK, "Ask")))
        .build();
  }

  private static OptionObject verdict(Answer.Kind kind, String label) {
    return OptionObject.builder().text(text(label)).value(kind.text()).build();
  }

  private static LayoutBlock input(
      String field, String label, BlockElement element, boolean optional) {
    return InputBlock.builder()
        .blockId(field)
        .label(text(label))
        .element(element)
        .optional(optional)
        .build();
  }
}
