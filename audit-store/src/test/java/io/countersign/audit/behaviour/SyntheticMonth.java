package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Five weeks of plausible work: people in office hours who sometimes stay late, agents that run by
 * the clock, at night, or whenever they are asked, and reviewers who mostly read what they approve.
 * Each principal has random numbers of its own, so that one more changes nothing for the others.
 */
final class SyntheticMonth {
  static final LocalDate BEGIN = LocalDate.parse("2026-09-28");

  /** The four weeks before are what is usual. */
  static final LocalDate LAST_WEEK = BEGIN.plusDays(28);

  static final LocalDate END = BEGIN.plusDays(35);
  private static final List<String> TABLES =
      List.of(
          "public.orders",
          "public.customers",
          "public.payments",
          "public.products",
          "public.stock");
  private static final List<String> REASONS =
      List.of(
          "ticket 4711",
          "Monthly report on late orders",
          "look up an order for support",
          "what the customer asked for",
          "daily statistics, see the wiki",
          "check stock before the sale",
          "e.g. the numbers for shop.example");
  private static final List<String> REPAIRS =
      List.of(
          "fix the wrong status, ticket 12",
          "ticket 4711",
          "update the address the customer reported",
          "correct what the report of yesterday showed",
          "set orders to shipped");

  private final long seed;
  private final Map<Submitter, List<Activity>> activities = new LinkedHashMap<>();
  private final List<Vote> votes = new ArrayList<>();

  private SyntheticMonth(long seed) {
    this.seed = seed;
  }

  static SyntheticMonth of(long seed) {
    SyntheticMonth month = new SyntheticMonth(seed);
    for (int i = 0; i < 8; i++) {
      month.person("person-" + i);
    }
    for (int i = 0; i < 4; i++) {
      month.onDemand("helper-" + i);
    }
    month.ticking("ticker");
    month.nightly("exporter");
    month.approvals();
    return month;
  }

  Map<Submitter, List<Activity>> activities() {
    return activities;
  }

  List<Vote> votes() {
    return votes;
  }

  List<Activity> of(String name) {
    return activities.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  static Instant at(LocalDate day, int hour, int second) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(hour * 3600L + second);
  }

  private Random random(String name) {
    return new Random(seed * 31 + name.hashCode());
  }

  private List<Activity> add(String name, String kind) {
    List<Activity> done = new ArrayList<>();
    activities.put(new Submitter(name + "-subject", name, kind, null), done);
    return done;
  }

  private void person(String name) {
    Random random = random(name);
    List<Activity> done = add(name, "HUMAN");
    for (LocalDate day = BEGIN; day.isBefore(END); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
        if (random.nextInt(40) == 0) {
          onCall(random, done, day);
        }
        continue;
      }
      if (random.nextInt(12) == 0) {
        continue;
      }
      int first = 7 + random.nextInt(2);
      int last = 15 + random.nextInt(3);
      for (int i = random.nextInt(5, 40); i > 0; i--) {
        done.add(any(random, at(day, random.nextInt(first, last), random.nextInt(3600)), i));
      }
      if (random.nextInt(20) == 0) {
        done.add(any(random, at(day, 19, random.nextInt(3600)), 99));
      }
    }
  }

  /** Somebody's Saturday: rightly told. */
  private static void onCall(Random random, List<Activity> done, LocalDate day) {
    int hour = random.nextInt(24);
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      done.add(any(random, at(day, hour, random.nextInt(3600)), i));
    }
  }

  /** Whenever somebody asks it something, at any hour. */
  private void onDemand(String name) {
    Random random = random(name);
    List<Activity> done = add(name, "AGENT");
    for (LocalDate day = BEGIN; day.isBefore(END); day = day.plusDays(1)) {
      for (int burst = random.nextInt(4); burst > 0; burst--) {
        int hour = random.nextInt(24);
        for (int i = random.nextInt(1, 10); i > 0; i--) {
          done.add(any(random, at(day, hour, random.nextInt(3600)), i));
        }
      }
    }
  }

  /** A dashboard: the same four questions every quarter of an hour. */
  private void ticking(String name) {
    List<Activity> done = add(name, "AGENT");
    for (LocalDate day = BEGIN; day.isBefore(END); day = day.plusDays(1)) {
      for (int quarter = 0; quarter < 96; quarter++) {
        Instant time = at(day, 0, quarter * 900);
        done.add(Doing.at(time).asking().activity());
        done.add(Doing.at(time.plusSeconds(1)).asking("status").activity());
        done.add(Doing.at(time.plusSeconds(2)).asking("status", "city").activity());
        done.add(Doing.at(time.plusSeconds(3)).asking("placed_at").activity());
      }
    }
  }

  private void nightly(String name) {
    Random random = random(name);
    List<Activity> done = add(name, "AGENT");
    for (LocalDate day = BEGIN; day.isBefore(END); day = day.plusDays(1)) {
      for (int i = 0; i < 3; i++) {
        done.add(
            Doing.at(at(day, 2, 600 * i + random.nextInt(60)))
                .on("public.customers")
                .rows(random.nextInt(9_000, 11_000))
                .masking("email", "phone")
                .because("nightly export of customers")
                .activity());
      }
    }
  }

  private static Activity any(Random random, Instant time, int number) {
    Doing doing = Doing.at(time).on(TABLES.get(random.nextInt(TABLES.size())));
    doing.saying("statement " + number + " " + random.nextInt(50));
    int dice = random.nextInt(100);
    if (dice < 3) {
      return doing.denied().because(pick(random, REASONS)).activity();
    }
    if (dice < 12) {
      return doing.kind("UPDATE").because(pick(random, REPAIRS)).activity();
    }
    if (dice < 40) {
      doing.masking("email").rows(random.nextInt(1, 400));
    } else if (dice < 42) {
      doing.masking("email").rows(random.nextInt(1_000, 4_000));
    } else if (dice < 50) {
      doing.asking(dice % 2 == 0 ? "city" : "status");
    }
    return doing.because(pick(random, REASONS)).activity();
  }

  private static String pick(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** Mostly after minutes, now and then at once. */
  private void approvals() {
    Random random = random("approvals");
    List<String> reviewers = List.of("rita", "rob", "dana");
    for (LocalDate day = BEGIN; day.isBefore(END); day = day.plusDays(1)) {
      for (int i = random.nextInt(15); i > 0; i--) {
        votes.addAll(
            VotesOf.given(
                at(day, random.nextInt(8, 17), random.nextInt(3600)),
                1,
                pick(random, reviewers),
                "helper-" + random.nextInt(4),
                Duration.ofSeconds(random.nextInt(20) == 0 ? 5 : random.nextInt(20, 3600))));
      }
    }
  }
}
