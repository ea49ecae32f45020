package io.countersign.approval.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.approval.Directory;
import io.countersign.approval.Person;
import io.countersign.platform.event.NullMarkedIntrospector;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory of people as it is written: YAML with one entry per person. */
record PeopleDocument(List<Entry> people) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(
              AnnotationIntrospectorPair.create(
                  new NullMarkedIntrospector(), new JacksonAnnotationIntrospector()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * One person.
   *
   * @param id what persons are told apart by, and what policies name them by
   * @param subjects the accounts at the identity provider
   * @param zone where their day begins and ends, such as {@code Europe/Zurich}; UTC if absent
   */
  record Entry(
      String id,
      String name,
      List<String> subjects,
      @Nullable String email,
      @Nullable String zone) {
    Person toPerson() {
      if (id.isBlank() || subjects.isEmpty() || subjects.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException(
            "person '%s' needs an id and at least one subject, none of them blank".formatted(id));
      }
      return new Person(id, name, Set.copyOf(subjects), email, timeZone());
    }

    private ZoneId timeZone() {
      try {
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "the zone of person '%s' is '%s', which is no time zone; write one such as Europe/Zurich"
                .formatted(id, zone),
            e);
      }
    }
  }

  /**
   * Reads the directory.
   *
   * @param file for messages
   * @throws IllegalArgumentException if the text is no directory of people; says where it is wrong
   */
  static Directory read(Path file, String text) {
    try {
      return YAML.readValue(text, PeopleDocument.class).directory();
    } catch (JsonProcessingException e) {
      throw invalid(file, position(e.getLocation()) + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw invalid(file, e.getMessage(), e);
    }
  }

  private Directory directory() {
    return new Directory(people.stream().map(Entry::toPerson).toList());
  }

  private static String position(@Nullable JsonLocation location) {
    return location == null ? "" : "near line %d: ".formatted(location.getLineNr());
  }

  private static IllegalArgumentException invalid(Path file, @Nullable String wrong, Exception e) {
    return new IllegalArgumentException(
        "the directory of people %s is not valid: %s".formatted(file, wrong), e);
  }
}
