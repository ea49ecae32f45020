package io.countersign.evaluator.settings;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the policies come from. */
@ConfigMapping(prefix = "countersign.policies")
public interface PolicySettings {
  /** The folder of policy files; no default, since no policies are better than the wrong ones. */
  Path folder();
}
