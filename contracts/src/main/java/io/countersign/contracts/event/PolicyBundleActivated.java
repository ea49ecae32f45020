package io.countersign.contracts.event;

import io.countersign.contracts.Digest;
import java.util.List;

/** Other policies are in force from now on. */
public record PolicyBundleActivated(Digest bundleDigest, List<String> policies)
    implements AdministrationEvent {
  public PolicyBundleActivated {
    policies = List.copyOf(policies);
  }
}
