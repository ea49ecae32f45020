package io.countersign.audit.disposal;

import io.countersign.audit.RecordCategory;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** For how long the records of a category are kept; those that are not named, for ever. */
@ConfigMapping(prefix = "countersign.audit.retention")
public interface RetentionConfiguration {
  @WithParentName
  Map<RecordCategory, Duration> kept();
}
