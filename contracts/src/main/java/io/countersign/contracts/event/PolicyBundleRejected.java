package io.countersign.contracts.event;

import io.countersign.contracts.Digest;
import java.util.List;

/**
 * Changed policies were not taken, and those in force stay.
 *
 * @param bundleDigest of those that stay in force
 * @param problems what is wrong, each with file and line
 */
public record PolicyBundleRejected(String instance, Digest bundleDigest, List<String> problems)
    implements AdministrationEvent {
  public PolicyBundleRejected {
    problems = List.copyOf(problems);
  }
}
