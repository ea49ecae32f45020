package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a script for psql (PostgreSQL manual, psql): what stands behind a backslash,
 * the data of COPY and statements with psql's own variables are left out.
 */
final class PsqlScript {
  private static final Pattern ELEMENT =
      Pattern.compile(
          "--[^\\n]*"
              + "|(?<![\\w$])[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'"
              + "|'[^']*+(?:''[^']*+)*+'"
              + "|\"[^\"]*+(?:\"\"[^\"]*+)*+\""
              + "|(?<![\\w$])\\$(?<tag>[A-Za-z_]*)\\$.*?\\$\\k<tag>\\$"
              + "|\\\\[^\\n]*"
              + "|(?<![:\\w]):['\"]?[A-Za-z_]\\w*"
              + "|[a-zA-Z_][\\w$]*"
              + "|.",
          Pattern.DOTALL);

  private static final Pattern DATA_FOLLOWS =
      Pattern.compile("(?is)^\\s*copy\\b.*\\bfrom\\s+stdin\\b.*");

  private final String script;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private boolean skipped;
  private int depth;
  private int blocks;

  private PsqlScript(String script) {
    this.script = script;
  }

  static List<String> statements(String script) {
    return new PsqlScript(script).read();
  }

  private List<String> read() {
    Matcher element = ELEMENT.matcher(script);
    int at = 0;
    while (at < script.length() && element.find(at)) {
      if (element.group().startsWith("/*") || script.startsWith("/*", element.start())) {
        at = afterComment(element.start());
        statement.append(script, element.start(), at);
      } else {
        at = element(element.group(), element.end());
      }
    }
    return List.copyOf(statements);
  }

  private int element(String element, int end) {
    if (element.startsWith("\\")) {
      skipped |= !statement.toString().isBlank();
      if (element.startsWith("\\g") || element.startsWith("\\crosstabview")) {
        finish();
      }
      return end;
    }
    skipped |= element.length() > 1 && element.startsWith(":") && !element.startsWith("::");
    nest(element.toLowerCase(Locale.ROOT));
    if (element.equals(";") && depth <= 0 && blocks == 0) {
      boolean data = DATA_FOLLOWS.matcher(statement).matches();
      finish();
      return data ? afterData(end) : end;
    }
    statement.append(element);
    return end;
  }

  private void nest(String element) {
    switch (element) {
      case "(" -> depth++;
      case ")" -> depth--;
      case "atomic" -> blocks++;
      case "case" -> blocks += blocks > 0 ? 1 : 0;
      case "end" -> blocks -= blocks > 0 ? 1 : 0;
      default -> {}
    }
  }

  private void finish() {
    String text = statement.toString().strip();
    if (!skipped && !withoutComments(text).isBlank()) {
      statements.add(text);
    }
    statement.setLength(0);
    skipped = false;
    depth = 0;
    blocks = 0;
  }

  private static String withoutComments(String text) {
    return text.replaceAll("(?m)--.*$", "").replaceAll("(?s)/\\*.*\\*/", "");
  }

  private int afterComment(int from) {
    int nested = 0;
    for (int at = from; at < script.length() - 1; at++) {
      if (script.startsWith("/*", at)) {
        nested++;
        at++;
      } else if (script.startsWith("*/", at)) {
        nested--;
        at++;
        if (nested == 0) {
          return at + 1;
        }
      }
    }
    return script.length();
  }

  private int afterData(int from) {
    int end = script.indexOf("\n\\.", from);
    return end < 0 ? from : end + 3;
  }
}
