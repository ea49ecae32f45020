package io.countersign.local.suite;

import io.countersign.local.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The directory that names the people of the sample realm. */
final class SamplePeople {
  private SamplePeople() {}

  static void write(Path file) {
    try {
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException("the people " + file + " could not be written", e);
    }
  }

  private static String text() {
    return Arrays.stream(Person.values())
        .map(SamplePeople::entry)
        .collect(Collectors.joining("", "people:\n", ""));
  }

  private static String entry(Person person) {
    return """
      - id: %s
        name: %s
        subjects: [%s]
        email: %1$s@example.test
    """
        .formatted(person.username(), capitalised(person.username()), person.subject());
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
