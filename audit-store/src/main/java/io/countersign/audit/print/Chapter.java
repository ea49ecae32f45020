package io.countersign.audit.print;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of a page under a heading.
 *
 * @param id by which links find it
 * @param lead what it is about
 */
public record Chapter(String id, String title, String lead, List<Block> blocks) {
  public Chapter {
    blocks = List.copyOf(blocks);
  }

  Chapter with(UnaryOperator<String> text) {
    return new Chapter(id, title, lead, blocks.stream().map(b -> b.with(text)).toList());
  }
}
