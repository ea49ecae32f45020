package io.countersign.audit.behaviour;

import java.time.Duration;
import java.util.Optional;

/** The defaults. */
public record Settings(Optional<String> workingHours) implements BehaviourSettings {
  public static final Settings USUAL = new Settings(Optional.empty());

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration baseline() {
    return Duration.ofDays(28);
  }

  @Override
  public Duration minimumHistory() {
    return Duration.ofDays(14);
  }

  @Override
  public int minimumDays() {
    return 5;
  }

  @Override
  public int minimumCommands() {
    return 40;
  }

  @Override
  public Duration window() {
    return Duration.ofHours(1);
  }

  @Override
  public long massReadRows() {
    return 10_000;
  }

  @Override
  public long massReadUnmaskedRows() {
    return 1_000;
  }

  @Override
  public int timesUsual() {
    return 2;
  }

  @Override
  public int offHoursCommands() {
    return 3;
  }

  @Override
  public double mostIrregular() {
    return 0.05;
  }

  @Override
  public int denials() {
    return 5;
  }

  @Override
  public int variations() {
    return 3;
  }

  @Override
  public int narrowingSteps() {
    return 4;
  }

  @Override
  public Duration haste() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int hastyApprovals() {
    return 5;
  }

  @Override
  public int pairApprovals() {
    return 20;
  }
}
