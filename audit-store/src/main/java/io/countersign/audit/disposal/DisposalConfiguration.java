package io.countersign.audit.disposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How records are disposed of. */
@ConfigMapping(prefix = "countersign.audit.disposal")
public interface DisposalConfiguration {
  /** How often to look for what is due. */
  @WithDefault("10m")
  Duration interval();

  /** Folder of Parquet files that records are written to before; nowhere if there is none. */
  Optional<Path> archiveFolder();
}
