package io.countersign.audit.report;

import io.countersign.audit.CommandSummary;
import io.countersign.contracts.event.VoteCast;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which person an account belongs to, as far as votes tell. */
final class People {
  private final Map<String, String> bySubject = new HashMap<>();

  People(Stream<VoteCast> votes) {
    votes.forEach(v -> bySubject.put(v.voter().subject(), v.person()));
  }

  /** Whether a person, or one of their accounts, is meant by an account's subject. */
  boolean isSame(String person, @Nullable String subject) {
    return subject != null && (person.equals(subject) || person.equals(bySubject.get(subject)));
  }

  boolean isAny(List<String> persons, CommandSummary.Submitter submitter) {
    return persons.stream()
        .anyMatch(p -> isSame(p, submitter.subject()) || isSame(p, submitter.owner()));
  }

  static Set<String> administrators(Stream<VoteCast> votes) {
    Set<String> persons = new HashSet<>();
    votes.filter(v -> v.voter().roles().contains("admin")).forEach(v -> persons.add(v.person()));
    return persons;
  }
}
