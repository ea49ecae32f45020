package io.countersign.audit.behaviour;

import static io.countersign.audit.behaviour.Conducts.AGENT;
import static io.countersign.audit.behaviour.Conducts.PERSON;
import static io.countersign.audit.behaviour.Conducts.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each detector with what it is to see, and what is almost that. */
class DetectorsTest {
  private static final Detection DETECTION = new Detection(Settings.USUAL);

  @Test
  void seesManyRowsOfACategoryInSeveralCommands() {
    // When
    List<Observation> observed =
        DETECTION.observe(
            Conducts.of(
                read("10:00:00", 6_000).masking("email"),
                read("10:30:00", 100).masking("phone"),
                read("10:59:59", 4_000).masking("email")));

    // Then
    assertThat(observed)
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.kind()).isEqualTo(FindingKind.MASS_READ);
          assertThat(seen.aspect()).isEqualTo("email");
          assertThat(seen.commands()).hasSize(2);
          assertThat(seen.sentence())
              .isEqualTo(
                  "night-agent was given 10000 rows with values of email, masked or as they are, by 2 commands;"
                      + " the most in any hour of the baseline was 0");
          assertThat(seen.queries())
              .containsExactly(
                  "/v1/commands?principal=agent-subject&category=email&from=2026-11-02T10%3A00%3A00Z&to=2026-11-02T10%3A59%3A59.001Z");
        });
  }

  @Test
  void rowsFurtherApartThanTheWindowDoNotCountTogether() {
    assertThat(
            kinds(
                read("10:00:00", 6_000).masking("email"), read("11:00:01", 6_000).masking("email")))
        .isEmpty();
  }

  @Test
  void rowsAsTheyAreWeighMore() {
    assertThat(kinds(read("10:00:00", 1_000).showing("email")))
        .containsExactly(FindingKind.MASS_READ);
    assertThat(kinds(read("10:00:00", 999).showing("email"))).isEmpty();
    assertThat(kinds(read("10:00:00", 9_999).masking("email"))).isEmpty();
  }

  @Test
  void aCategoryIsToldOnce() {
    assertThat(kinds(read("10:00:00", 20_000).masking("email").showing("email")))
        .containsExactly(FindingKind.MASS_READ);
  }

  @Test
  void whoAlwaysReadsMuchIsNotTold() {
    // Given
    Habits nightly =
        Conducts.habits(
            List.of(
                Conducts.slice(
                    at("10:00:00").minus(Duration.ofDays(3)), 1, 8_000, Set.of("email"))));

    // Then twice as much is
    assertThat(kinds(nightly, read("10:00:00", 15_999).masking("email"))).isEmpty();
    assertThat(kinds(nightly, read("10:00:00", 16_000).masking("email")))
        .containsExactly(FindingKind.MASS_READ);
  }

  @Test
  void whatWasReadBeforeMidnightIsOfTheDayBefore() {
    // Given a mass read of Sunday
    Doing before = Doing.at("2026-11-01T23:50:00Z").rows(20_000).masking("email");

    // Then
    assertThat(kinds(before, read("00:10:00", 1).masking("email"))).isEmpty();
  }

  @Test
  void seesWhoIsActiveWhenItNeverIs() {
    // When
    List<Observation> observed =
        DETECTION.observe(
            Conducts.of(read("02:00:00", 1), read("02:10:00", 1), read("02:20:00", 1)));

    // Then
    assertThat(observed)
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.kind()).isEqualTo(FindingKind.OFF_HOURS);
          assertThat(seen.sentence())
              .isEqualTo(
                  "night-agent sent 3 commands at [02:00 UTC on working days], where it was never active within an hour"
                      + " of that in 180 active hours of the baseline");
          assertThat(seen.queries()).hasSize(2);
        });
  }

  @Test
  void anHourBesideTheUsualOnesIsUsual() {
    assertThat(kinds(read("07:00:00", 1), read("17:10:00", 1), read("17:20:00", 1))).isEmpty();
    assertThat(kinds(read("02:00:00", 1), read("02:10:00", 1))).isEmpty();
  }

  @Test
  void whoIsNotKnownHasNoUnusualHours() {
    assertThat(
            kinds(
                Conducts.unknown(), read("02:00:00", 1), read("02:10:00", 1), read("02:20:00", 1)))
        .isEmpty();
  }

  @Test
  void whoIsActiveAtRandomHasNoUnusualHours() {
    // Given 50 commands, nearly each in another hour of the day
    Habits irregular =
        Conducts.habits(
            IntStream.range(0, 50)
                .mapToObj(i ->
                    Conducts.slice(
                        Conducts.DAY_BEGINS.minus(Duration.ofHours(5L + i * 13 % 600)),
                        1,
                        1,
                        Set.of()))
                .filter(s -> s.hour().atOffset(ZoneOffset.UTC).getHour() > 5)
                .toList());

    // Then
    assertThat(irregular.irregularity()).isGreaterThan(0.05);
    assertThat(kinds(irregular, read("02:00:00", 1), read("02:10:00", 1), read("02:20:00", 1)))
        .isEmpty();
  }

  @Test
  void givenHoursBindPeopleOnly() {
    // Given 2 November 2026 in Oslo, one hour ahead of UTC
    Detection office = new Detection(new Settings(Optional.of("Europe/Oslo 7-19")));
    Doing[] late = {read("18:00:00", 1), read("18:10:00", 1), read("18:20:00", 1)};
    Doing[] inTime = {read("17:00:00", 1), read("06:00:00", 1), read("17:59:59", 1)};

    // Then
    assertThat(office.observe(Conducts.of(PERSON, Conducts.unknown(), late)))
        .extracting(Observation::kind)
        .containsExactly(FindingKind.OFF_HOURS);
    assertThat(office.observe(Conducts.of(PERSON, Conducts.unknown(), inTime))).isEmpty();
    assertThat(office.observe(Conducts.of(AGENT, Conducts.unknown(), late))).isEmpty();
  }

  @Test
  void seesRefusalsByPolicyAndByPeople() {
    // Given
    Doing[] refused = {
      read("10:00:00", 0).denied(),
      read("10:05:00", 0).denied(),
      read("10:06:00", 0).rejected(),
      read("10:07:00", 0).denied(),
      read("10:59:00", 0).denied()
    };

    // Then
    assertThat(DETECTION.observe(Conducts.of(refused)))
        .singleElement()
        .satisfies(seen ->
            assertThat(seen.sentence())
                .isEqualTo(
                    "night-agent was refused 5 times within 60 minutes: 4 by policy, 1 by a person"));
    refused[4] = read("11:00:01", 0).denied();
    assertThat(kinds(refused)).isEmpty();
  }

  @Test
  void seesWordingsThatAreTriedUntilOnePasses() {
    // Given
    Doing[] tried = {
      read("10:00:00", 0).denied().saying("SELECT email FROM orders"),
      read("10:01:00", 0).denied().saying("SELECT lower(email) FROM orders"),
      read("10:02:00", 0).denied().saying("SELECT substr(email, 1) FROM orders"),
      read("10:03:00", 9).saying("SELECT o FROM orders o")
    };

    // Then
    assertThat(kinds(tried)).containsExactly(FindingKind.VARIED_UNTIL_ALLOWED);
    tried[1] = read("10:01:00", 0).denied().saying("SELECT email FROM orders");
    assertThat(kinds(tried)).isEmpty();
  }

  @Test
  void whoReadsSomethingElseInsteadHasVariedNothing() {
    assertThat(
            kinds(
                read("10:00:00", 0).denied().saying("a"),
                read("10:01:00", 0).denied().saying("b"),
                read("10:02:00", 0).denied().saying("c"),
                read("10:03:00", 9).on("public.products").saying("d"),
                read("10:04:00", 0).kind("UPDATE").saying("e")))
        .isEmpty();
  }

  @Test
  void seesQuestionsThatBecomeNarrower() {
    // When
    List<Observation> observed =
        DETECTION.observe(
            Conducts.of(
                read("10:00:00", 1).asking("city"),
                read("10:01:00", 1).asking("city", "status"),
                read("10:02:00", 1).asking("city"),
                read("10:03:00", 1).asking("city", "status", "total"),
                read("10:04:00", 1).asking("city", "status", "total", "placed_at")));

    // Then
    assertThat(observed)
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.kind()).isEqualTo(FindingKind.NARROWING_COUNTS);
          assertThat(seen.commands()).hasSize(4);
          assertThat(seen.sentence())
              .contains("4 times")
              .contains("from 1 columns to 4 (city, placed_at, status, total)");
        });
  }

  @Test
  void aDashboardIsNotNarrowing() {
    // Given the same questions again and again, another table, and questions far apart
    assertThat(
            kinds(
                read("10:00:00", 1).asking("city"),
                read("10:01:00", 1).asking("status"),
                read("10:02:00", 1).asking("city", "total"),
                read("10:03:00", 1).asking("status", "total"),
                read("10:04:00", 1).asking("city"),
                read("10:05:00", 1).on("public.payments").asking("city", "total", "status"),
                read("12:00:00", 1).asking("city", "status", "total", "placed_at")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Monthly sales report | UPDATE | true",
        "Look up what the customer ordered | DELETE | true",
        "Monthly sales report | SELECT | false",
        "Check and fix the wrong status | UPDATE | false",
        "ticket 4711 | UPDATE | false",
        "Read the public.customers totals | SELECT | true",
        "Read the public.orders totals | SELECT | false",
        "See the node.js service, e.g. its orders | SELECT | false",
        "Read the customers table | SELECT | true",
        "Read table orders | SELECT | false",
        "Read the whole table | SELECT | false",
        "Report of customers with late orders | SELECT | false"
      })
  void comparesWordsWithWhatRan(String justification, String kind, boolean unfit) {
    assertThat(kinds(read("10:00:00", 1).kind(kind).because(justification)))
        .containsExactlyElementsOf(unfit ? List.of(FindingKind.UNFIT_INTENT) : List.of());
  }

  @Test
  void whatDidNotRunFitsAnything() {
    assertThat(kinds(read("10:00:00", 0).kind("UPDATE").because("a report").denied())).isEmpty();
  }

  @Test
  void seesApprovalsGivenInSeconds() {
    // Given
    List<Vote> hasty = votes(5, "rita", "agent", 9);

    // Then
    assertThat(DETECTION.observe(Conducts.of(VotesOf.voter("rita"), hasty)))
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.kind()).isEqualTo(FindingKind.HASTY_APPROVALS);
          assertThat(seen.subject()).isEqualTo("rita-subject");
          assertThat(seen.sentence())
              .isEqualTo("rita approved 5 commands less than 10 seconds after people were asked");
        });
    assertThat(DETECTION.observe(Conducts.of(VotesOf.voter("rita"), votes(5, "rita", "agent", 10))))
        .isEmpty();
    assertThat(DETECTION.observe(Conducts.of(VotesOf.voter("rita"), votes(4, "rita", "agent", 1))))
        .isEmpty();
    assertThat(DETECTION.observe(Conducts.of(VotesOf.voter("rob"), hasty))).isEmpty();
  }

  @Test
  void seesThatOnePersonApprovesAllThatOneAsksFor() {
    // Given
    List<Vote> rita = votes(20, "rita", "night-agent", 60);
    List<Vote> rob = votes(1, "rob", "report-agent", 60);

    // Then
    assertThat(kinds(rita, rob)).containsExactly(FindingKind.SAME_PAIR);
    // There was nobody else to ask
    assertThat(kinds(rita, List.of())).isEmpty();
    // Somebody else approved once
    assertThat(kinds(rita, votes(1, "rob", "night-agent", 60))).isEmpty();
    assertThat(kinds(rita.subList(1, 20), rob)).isEmpty();
  }

  private static List<FindingKind> kinds(List<Vote> some, List<Vote> more) {
    List<Vote> votes = Stream.concat(some.stream(), more.stream()).toList();
    return DETECTION.observe(Conducts.of(VotesOf.voter("rita"), votes)).stream()
        .map(Observation::kind)
        .toList();
  }

  private static List<Vote> votes(int count, String voter, String requester, int seconds) {
    return VotesOf.given(at("09:00:00"), count, voter, requester, Duration.ofSeconds(seconds));
  }

  private static Doing read(String time, long rows) {
    return Doing.at(at(time)).rows(rows);
  }

  private static List<FindingKind> kinds(Doing... doings) {
    return kinds(Conducts.officeHours(), doings);
  }

  private static List<FindingKind> kinds(Habits habits, Doing... doings) {
    return DETECTION.observe(Conducts.of(AGENT, habits, doings)).stream()
        .map(Observation::kind)
        .toList();
  }
}
