package io.countersign.evaluator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test the default bundle and a catalogue of one data source. */
public final class PolicyFiles implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "countersign.policies.folder",
        DefaultBundle.FOLDER.toString(),
        "countersign.data-sources",
        "src/test/resources/data-sources.yaml");
  }

  @Override
  public void stop() {}
}
