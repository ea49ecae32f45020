package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandProjectionTest {
  private static final CommandLife APPROVED = CommandLife.approvedUpdate();
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  private static final List<AuditRecord> EVENTS = APPROVED.auditRecords(new HashMap<>());

  @Test
  void showsWhatTheEventsTogetherSay() {
    // When
    CommandPicture picture = CommandProjection.pictures(EVENTS).getFirst();

    // Then
    assertThat(picture.id()).isEqualTo(APPROVED.id());
    assertThat(picture.submission().value()).isEqualTo(APPROVED.command());
    assertThat(picture.judgement().value().decision()).isEqualTo("approval-required");
    assertThat(picture.judgement().value().policies()).containsExactly("writes-need-approval");
    assertThat(picture.approval().value()).isEqualTo(ApprovalState.GRANTED);
    assertThat(picture.ending().value().outcome()).isEqualTo("succeeded");
  }

  @Property(tries = 200)
  void isTheSameInWhateverOrderAndHoweverOftenEventsAreRead(
      @ForAll("deliveries") List<AuditRecord> deliveries) {
    assertThat(CommandProjection.pictures(deliveries))
        .isEqualTo(CommandProjection.pictures(EVENTS));
  }

  @Property(tries = 200)
  void isTheSameHoweverEventsAreDividedIntoBatches(
      @ForAll("deliveries") List<AuditRecord> deliveries, @ForAll int cut) {
    // Given
    int middle = 1 + Math.floorMod(cut, deliveries.size() - 1);
    List<CommandPicture> halves = new ArrayList<>();
    halves.addAll(CommandProjection.pictures(deliveries.subList(0, middle)));
    halves.addAll(CommandProjection.pictures(deliveries.subList(middle, deliveries.size())));

    // When
    CommandPicture joined = halves.stream().reduce(CommandPicture::join).orElseThrow();

    // Then
    assertThat(joined).isEqualTo(CommandProjection.pictures(EVENTS).getFirst());
  }

  @Provide
  Arbitrary<List<AuditRecord>> deliveries() {
    Arbitrary<List<AuditRecord>> again = Arbitraries.of(EVENTS).list().ofMaxSize(5);
    return again.flatMap(extra -> {
      List<AuditRecord> all = new ArrayList<>(EVENTS);
      all.addAll(extra);
      return Arbitraries.shuffle(all);
    });
  }

  @Test
  void aFinalAnswerStandsAgainstALaterQuestion() {
    // Given a request whose time, by another clock, lies behind its rejection
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM orders").rejected().requested();

    // When
    CommandPicture picture =
        CommandProjection.pictures(life.auditRecords(new HashMap<>())).getFirst();

    // Then
    assertThat(picture.approval().value()).isEqualTo(ApprovalState.REJECTED);
  }

  static List<Arguments> approvals() {
    return List.of(
        arguments(ApprovalState.QUEUED, life().queued()),
        arguments(ApprovalState.PENDING, life().requested().queued()),
        arguments(ApprovalState.PENDING, life().requested().revised()),
        arguments(ApprovalState.APPROVED, life().requested().grantedFrom(LATER)),
        arguments(ApprovalState.PENDING, life().requested().grantedFrom(LATER).revised()),
        arguments(ApprovalState.GRANTED, life().requested().grantedFrom(LATER).warranted()),
        arguments(ApprovalState.REJECTED, life().requested().grantedFrom(LATER).rejected()),
        arguments(ApprovalState.DRIFTED, life().requested().drifted().granted().warranted()),
        arguments(ApprovalState.SUPERSEDED, life().requested().superseded()),
        arguments(ApprovalState.GLASS_BROKEN, life().requested().glassBroken()));
  }

  private static CommandLife life() {
    return CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM orders");
  }

  @ParameterizedTest
  @MethodSource("approvals")
  void tellsWhereTheQuestionStandsInWhateverOrderItIsRead(ApprovalState state, CommandLife life) {
    // Given
    List<AuditRecord> forwards = life.auditRecords(new HashMap<>());
    List<AuditRecord> backwards = forwards.reversed();

    // Then
    assertThat(CommandProjection.pictures(forwards).getFirst().approval().value()).isEqualTo(state);
    assertThat(CommandProjection.pictures(backwards))
        .isEqualTo(CommandProjection.pictures(forwards));
  }

  @Test
  void tellsWhoHadASayAndWhichGrantsHadToDoWithIt() {
    // Given
    CommandLife life =
        life()
            .requested()
            .refusedVoteOf(CommandLife.AGENT)
            .approvedBy(CommandLife.RITA)
            .grantUsed();

    // When
    CommandPicture picture =
        CommandProjection.pictures(life.auditRecords(new HashMap<>())).getFirst();

    // Then
    assertThat(picture.involvement().people())
        .containsExactlyInAnyOrder(CommandLife.RITA.subject(), CommandLife.RITA.name());
    assertThat(picture.involvement().grants()).containsExactly(life.grant().toString());
  }

  @Test
  void whatWasDecidedAfterMeasuringStandsWhateverTheClocksSay() {
    // Given a second decision whose time, by another clock, lies before the first
    List<AuditRecord> events =
        CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM orders")
            .denied("DELETE", "orders")
            .toBeMeasured("orders")
            .auditRecords(new HashMap<>());

    // When
    CommandPicture picture = CommandProjection.pictures(events).getFirst();

    // Then
    assertThat(picture.judgement().value().decision()).isEqualTo("denied");
  }

  @Test
  void whatIsToBeMeasuredIsDecidedSoForTheTimeBeing() {
    // Given
    List<AuditRecord> events =
        CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM orders")
            .toBeMeasured("orders")
            .auditRecords(new HashMap<>());

    // When
    CommandPicture picture = CommandProjection.pictures(events).getFirst();

    // Then
    assertThat(picture.judgement().value().decision()).isEqualTo("measure-first");
  }

  @Test
  void poisonSaysNothingOfACommand() {
    // Given
    List<AuditRecord> poison = EVENTS.stream().map(e -> e.asPoison("broken")).toList();

    // When
    List<CommandPicture> pictures = CommandProjection.pictures(poison);

    // Then
    assertThat(pictures).isEmpty();
  }
}
