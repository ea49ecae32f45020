package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as a statement names it, folded as the database folds it.
 *
 * @param schema absent where the statement leaves it to the search path
 */
public record TableName(@Nullable String schema, String name) implements Comparable<TableName> {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  public TableName {
    Checks.notBlank(name, "table name");
  }

  /**
   * Reads {@code name} or {@code schema.name}; a part in double quotes may hold anything, {@code
   * ""} being a quote.
   */
  @JsonCreator
  public static TableName parse(String text) {
    List<String> parts = parts(text);
    return switch (parts.size()) {
      case 1 -> new TableName(null, parts.get(0));
      case 2 -> new TableName(parts.get(0), parts.get(1));
      default ->
          throw new IllegalArgumentException("not a table name (schema.table or table): " + text);
    };
  }

  /** The identifiers of a name that dots separate. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        part.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Whether both may be the same table: a schema that is left out may be any. */
  public boolean mayBe(TableName other) {
    return name.equals(other.name)
        && (schema == null || other.schema == null || schema.equals(other.schema));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return schema == null ? quote(name) : quote(schema) + "." + quote(name);
  }

  private static String quote(String identifier) {
    return PLAIN.matcher(identifier).matches()
        ? identifier
        : '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
