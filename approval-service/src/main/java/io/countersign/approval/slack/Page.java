package io.countersign.approval.slack;

import static io.countersign.approval.slack.RichText.block;
import static io.countersign.approval.slack.RichText.bold;
import static io.countersign.approval.slack.RichText.plain;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.RichTextElement;
import io.countersign.approval.notice.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Blocks one under the other, and whether anything had to be left out of them. Not thread-safe. */
final class Page {
  private static final int LINES = 8;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private boolean whole = true;

  /** Whether everything is there. */
  boolean isWhole() {
    return whole;
  }

  List<LayoutBlock> blocks() {
    return List.copyOf(blocks);
  }

  void add(LayoutBlock block) {
    blocks.add(block);
  }

  void line(RichTextElement... parts) {
    blocks.add(block(List.of(RichText.line(parts))));
  }

  /** For what is good to know, shortened if it is long. */
  void lines(String label, List<String> foreign) {
    List<RichTextElement> parts = new ArrayList<>();
    parts.add(bold(label));
    foreign.stream().limit(LINES).forEach(l -> parts.add(plain("\n" + RichText.shortened(l))));
    if (foreign.size() > LINES) {
      parts.add(plain("\n\u2026 %,d more".formatted(foreign.size() - LINES)));
    }
    blocks.add(block(List.of(RichText.line(parts))));
  }

  /**
   * Text of others under a label, as it is; what does not fit is announced.
   *
   * @param visible as {@link VisibleText} gives it
   */
  void preformatted(String label, String visible, int room) {
    whole &= excerpt(label, visible, room);
  }

  /**
   * The same of what may be left out.
   *
   * @return whether all of it is there
   */
  boolean excerpt(String label, String visible, int room) {
    if (visible.isEmpty()) {
      return true;
    }
    Cut cut = Cut.of(visible, room);
    List<RichTextElement> elements = new ArrayList<>();
    elements.add(RichText.line(bold(label)));
    elements.addAll(RichText.preformatted(cut.text()));
    if (!cut.isWhole()) {
      elements.add(RichText.line(plain("\u2026 %,d more characters".formatted(cut.left()))));
    }
    blocks.add(block(elements));
    return cut.isWhole();
  }
}
