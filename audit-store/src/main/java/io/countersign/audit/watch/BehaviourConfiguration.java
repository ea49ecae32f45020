package io.countersign.audit.watch;

import io.countersign.audit.behaviour.BehaviourSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the settings of behaviour come from. */
@ConfigMapping(prefix = "countersign.audit.behaviour")
public interface BehaviourConfiguration extends BehaviourSettings {
  @Override
  @WithDefault("1m")
  Duration interval();

  @Override
  @WithDefault("28d")
  Duration baseline();

  @Override
  @WithDefault("14d")
  Duration minimumHistory();

  @Override
  @WithDefault("5")
  int minimumDays();

  @Override
  @WithDefault("40")
  int minimumCommands();

  @Override
  @WithDefault("1h")
  Duration window();

  @Override
  @WithDefault("10000")
  long massReadRows();

  @Override
  @WithDefault("1000")
  long massReadUnmaskedRows();

  @Override
  @WithDefault("2")
  int timesUsual();

  @Override
  @WithDefault("3")
  int offHoursCommands();

  @Override
  @WithDefault("0.05")
  double mostIrregular();

  @Override
  Optional<String> workingHours();

  @Override
  @WithDefault("5")
  int denials();

  @Override
  @WithDefault("3")
  int variations();

  @Override
  @WithDefault("4")
  int narrowingSteps();

  @Override
  @WithDefault("10s")
  Duration haste();

  @Override
  @WithDefault("5")
  int hastyApprovals();

  @Override
  @WithDefault("20")
  int pairApprovals();
}
