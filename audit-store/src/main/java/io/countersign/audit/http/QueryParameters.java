package io.countersign.audit.http;

import io.countersign.platform.http.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read strictly: an auditor must not mistake the answer to
 * another question for the answer to this one.
 */
final class QueryParameters {
  private static final int LONGEST = 1_000;
  private static final Pattern WORD_BEGIN = Pattern.compile("_(.)");
  private final MultivaluedMap<String, String> values;

  /**
   * @throws ProblemException if there is a parameter of another name
   */
  QueryParameters(UriInfo uri, Set<String> known) {
    this(uri.getQueryParameters(), known);
  }

  /**
   * @throws ProblemException if there is a parameter of another name
   */
  QueryParameters(MultivaluedMap<String, String> values, Set<String> known) {
    this.values = values;
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw invalid(
            name, "is not known here; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  @Nullable String text(String name) {
    return parsed(name, "text of 1 to " + LONGEST + " characters", QueryParameters::bounded);
  }

  @Nullable String oneOf(String name, Set<String> allowed) {
    return parsed(
        name,
        "one of " + String.join(", ", new TreeSet<>(allowed)),
        value -> {
          if (!allowed.contains(value)) {
            throw new IllegalArgumentException();
          }
          return value;
        });
  }

  /** A constant by its name in camel case. */
  <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    Map<String, E> choices = new TreeMap<>();
    for (E constant : type.getEnumConstants()) {
      choices.put(camelCase(constant.name()), constant);
    }
    String chosen = oneOf(name, choices.keySet());
    return chosen == null ? null : choices.get(chosen);
  }

  private static String camelCase(String constant) {
    return WORD_BEGIN
        .matcher(constant.toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  int number(String name, int minimum, int maximum, int otherwise) {
    Integer number =
        parsed(
            name,
            "a whole number from " + minimum + " to " + maximum,
            value -> {
              int given = Integer.parseInt(value);
              if (given < minimum || given > maximum) {
                throw new IllegalArgumentException();
              }
              return given;
            });
    return number == null ? otherwise : number;
  }

  /**
   * @param expected what the value should be, to complete "must be …"
   * @param parser throws any exception for a value that is not
   */
  <T> @Nullable T parsed(String name, String expected, Function<String, T> parser) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1) {
      throw invalid(name, "may be given only once");
    }
    try {
      return parser.apply(given.getFirst());
    } catch (RuntimeException e) {
      throw invalid(name, "must be " + expected);
    }
  }

  /** The same of a parameter that has to be given. */
  <T> T required(String name, String expected, Function<String, T> parser) {
    T value = parsed(name, expected, parser);
    if (value == null) {
      throw invalid(name, "is missing; it must be " + expected);
    }
    return value;
  }

  private static String bounded(String value) {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static ProblemException invalid(String name, String what) {
    return new ProblemException(
        AuditProblem.INVALID_FILTER, "The query parameter '" + name + "' " + what + ".");
  }
}
