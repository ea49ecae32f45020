package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Text that grows by titles and facts. Everything from outside goes through {@link Visible}. */
final class Page {
  private final List<String> lines = new ArrayList<>();
  private final Style style;

  Page(Style style) {
    this.style = style;
  }

  Style style() {
    return style;
  }

  void title(String title) {
    lines.add("");
    lines.add(style.title(title));
  }

  /** Left out if it is empty. */
  void fact(String name, String value) {
    if (!value.isEmpty()) {
      lines.add("%-12s %s".formatted(name, Visible.line(value)));
    }
  }

  /** Text of ours, or already made visible. */
  void line(String text) {
    lines.add(text);
  }

  void block(String text) {
    if (!text.isEmpty()) {
      lines.add(Visible.block(text));
    }
  }

  String text() {
    return String.join("\n", lines);
  }

  static Iterable<JsonNode> each(JsonNode list) {
    return () -> list.elements();
  }

  /** The texts of a list, such as {@code a, b}. */
  static String joined(JsonNode list, String separator) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(separator));
  }

  /** The text at a field; empty where there is none. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asText();
  }
}
