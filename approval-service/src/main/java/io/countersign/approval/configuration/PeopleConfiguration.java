package io.countersign.approval.configuration;

import io.countersign.approval.PeopleSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@link PeopleSettings} as they are written, and how often the directory is looked at. */
@ConfigMapping(prefix = "countersign.people")
public interface PeopleConfiguration extends PeopleSettings {
  @Override
  @WithParentName
  Optional<Path> file();

  @Override
  @WithDefault("8h")
  Duration rightsValidFor();

  @Override
  @WithDefault("30d")
  Duration rememberedFor();

  /** How often the directory's file is looked at for changes. */
  @WithDefault("10s")
  Duration lookEvery();
}
