package io.countersign.intake.wiring;

import io.countersign.intake.SubmissionLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where {@link SubmissionLimits} are configured. */
@ConfigMapping(prefix = "countersign.intake.limits")
public interface SubmissionLimitsConfiguration extends SubmissionLimits {
  @Override
  @WithDefault("1048576")
  int sqlBytes();

  @Override
  @WithDefault("1000")
  int parameters();

  @Override
  @WithDefault("1048576")
  int parameterBytes();

  @Override
  @WithDefault("4000")
  int justificationCharacters();

  @Override
  @WithDefault("3145728")
  int eventBytes();
}
