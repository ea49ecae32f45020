package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Entitlements;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The persons whose answer, or review, is still wanted: never those who gave it. */
public final class Answerers {
  private final Entitlements entitlements;
  private final People people;

  public Answerers(Entitlements entitlements, People people) {
    this.entitlements = entitlements;
    this.people = people;
  }

  /** Each once, whatever number of members they may answer, or have to review. */
  List<Person> of(Batch batch) {
    Map<String, Person> persons = new LinkedHashMap<>();
    for (ApprovalState member : batch.members()) {
      asked(member)
          .ifPresent(approvers ->
              entitlements.personsAnswering(approvers).stream()
                  .filter(p -> !isInterested(p, member.request().command().principal()))
                  .filter(p -> !hasAnswered(p, member))
                  .forEach(p -> persons.put(p.id(), p)));
    }
    return List.copyOf(persons.values());
  }

  boolean includes(Person person, Batch batch) {
    return of(batch).stream().anyMatch(p -> p.id().equals(person.id()));
  }

  private static Optional<Approvers> asked(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Pending pending -> pending.askedNow();
      case ApprovalState.GlassBroken broken ->
          broken.request().requirement().stages().stream()
              .map(ApprovalStage::approvers)
              .reduce(Approvers::and);
      default -> Optional.empty();
    };
  }

  private boolean isInterested(Person person, Principal submitter) {
    return person.id().equals(personOf(submitter.subject()))
        || person.id().equals(personOf(submitter.answerable()));
  }

  private String personOf(String subject) {
    return people.withSubject(subject, subject).id();
  }

  private static boolean hasAnswered(Person person, ApprovalState state) {
    return state.votes().stream()
        .anyMatch(v -> v.person().equals(person.id()) || person.id().equals(v.onBehalfOf()));
  }
}
