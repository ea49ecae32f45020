package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@link ApprovalSettings} as they are written, and how often requests are looked after. */
@ConfigMapping(prefix = "countersign.approvals")
public interface ApprovalConfiguration extends ApprovalSettings {
  @Override
  @WithDefault("1h")
  Duration cancellationsKept();

  @Override
  @WithDefault("30d")
  Duration longestDelegation();

  @Override
  @WithDefault("5s")
  Duration redecisionPause();

  /** How often expired requests are closed; expired ones take no votes even before. */
  @WithDefault("1s")
  Duration passEvery();
}
