package io.countersign.log.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of a command line: options with a value each, and the rest. */
record Arguments(List<String> words, Map<String, List<String>> options) {
  /**
   * Splits a command line.
   *
   * @throws UsageException if an option is not one of these, or has no value
   */
  static Arguments parse(List<String> line, Set<String> known) {
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new HashMap<>();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (!word.startsWith("--")) {
        words.add(word);
      } else if (!known.contains(word)) {
        throw new UsageException("there is no option " + word + " here");
      } else if (i + 1 == line.size()) {
        throw new UsageException(word + " needs a value");
      } else {
        options.computeIfAbsent(word, _ -> new ArrayList<>()).add(line.get(++i));
      }
    }
    return new Arguments(words, options);
  }

  List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  Optional<String> one(String option) {
    List<String> all = all(option);
    if (all.size() > 1) {
      throw new UsageException(option + " is given more than once");
    }
    return all.stream().findFirst();
  }

  String required(String option) {
    return one(option).orElseThrow(() -> new UsageException(option + " is missing"));
  }

  String word(int place, String what) {
    if (words.size() <= place) {
      throw new UsageException(what + " is missing");
    }
    return words.get(place);
  }

  void end(int count) {
    if (words.size() > count) {
      throw new UsageException("what is " + words.get(count) + "?");
    }
  }

  /** The command line does not say what to do. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }
}
