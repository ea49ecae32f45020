package io.countersign.approval.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Who sees what waits for whom, and how changes are told. */
@ConfigMapping(prefix = "countersign.inbox")
public interface InboxConfiguration {
  /** The roles that may see every request; others see those that they are asked about. */
  @WithDefault("reviewer,dba,admin,auditor")
  Set<String> readers();

  /** How often a stream without changes says that it is alive. */
  @WithDefault("15s")
  Duration heartbeat();

  /** How many streams of changes an account may have open at a replica. */
  @WithDefault("10")
  int streams();

  /** How many changes wait for somebody who reads slowly, before they are told to read anew. */
  @WithDefault("256")
  int changesKept();
}
