package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of fields in the reference are what the compiler knows. With {@code
 * -Dcountersign.write-reference=true} they are written anew.
 */
class PolicyReferenceTest {
  private static final Path REFERENCE =
      Path.of("..", "docs", "reference", "policies.md").toAbsolutePath().normalize();
  private static final String BEGIN = "<!-- fields: written by PolicyReferenceTest -->\n";
  private static final String END = "<!-- end of fields -->\n";

  @Test
  void documentsEveryField() throws IOException {
    String text = Files.readString(REFERENCE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("countersign.write-reference")) {
      Files.writeString(REFERENCE, text.substring(0, begin) + tables() + text.substring(end));
      return;
    }

    assertThat(text.substring(begin, end)).isEqualTo(tables());
  }

  private static String tables() {
    return Variable.structs().stream()
        .map(PolicyReferenceTest::table)
        .collect(Collectors.joining("\n"));
  }

  private static String table(Struct<?> struct) {
    return "### %s: %s%n| field | type | meaning |%n| --- | --- | --- |%n%s"
        .formatted(title(struct), struct.description(), rows(struct));
  }

  private static String title(Struct<?> struct) {
    for (Variable variable : Variable.values()) {
      if (variable.struct().filter(s -> s.equals(struct)).isPresent()) {
        return "`" + variable.text() + "`";
      }
    }
    return struct.name();
  }

  private static String rows(Struct<?> struct) {
    return struct.fields().stream()
        .map(f -> "| `%s` | %s | %s |%n".formatted(f.name(), type(f.type()), f.description()))
        .collect(Collectors.joining());
  }

  private static String type(CelType type) {
    return switch (type) {
      case ListType list -> "list of " + type(list.elemType());
      case StructType struct -> struct.name();
      default -> type.name().replace("google.protobuf.Timestamp", "timestamp");
    };
  }
}
