package io.countersign.audit.behaviour;

import java.time.Duration;
import java.util.Optional;

/** What counts as much, as fast, and as usual. */
public interface BehaviourSettings {
  /** How often to look. */
  Duration interval();

  /** How far back usual behaviour is looked for; whole weeks, so that each weekday counts alike. */
  Duration baseline();

  /** How long ago a principal has to have been active first before anything is unusual for it. */
  Duration minimumHistory();

  /** On how many days of the baseline it has to have been active. */
  int minimumDays();

  /** How many commands the baseline has to hold. */
  int minimumCommands();

  /** Within what time rows, refusals and questions belong together. */
  Duration window();

  /** Rows with values of one category, masked or as they are. */
  long massReadRows();

  /** Rows with values of one category as they are. */
  long massReadUnmaskedRows();

  /** How many times the most of any hour of the baseline is more than usual. */
  int timesUsual();

  /** How many commands of a day at unusual hours are a finding. */
  int offHoursCommands();

  /** Whose hours are more irregular, as a share, has no usual hours. */
  double mostIrregular();

  /** When people work, such as {@code Europe/Oslo 7-19}; absent where everybody has their own. */
  Optional<String> workingHours();

  /** How many refusals are a finding. */
  int denials();

  /** How many different texts that were refused before one passed. */
  int variations();

  /** How many questions, each narrower than the one before. */
  int narrowingSteps();

  /** Who answers sooner has hardly read what they approve. */
  Duration haste();

  /** How many hasty approvals of a day are a finding. */
  int hastyApprovals();

  /** How many approvals of one requester by one and the same person. */
  int pairApprovals();
}
