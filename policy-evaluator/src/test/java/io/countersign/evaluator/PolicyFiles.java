package io.countersign.evaluator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** Gives the service under test the default bundle and a catalogue of one data source. */
public final class PolicyFiles implements QuarkusTestResourceLifecycleManager {
  public static final String MEASUREMENT_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @Override
  public Map<String, String> start() {
    return Map.of(
        "countersign.policies.folder",
        DefaultBundle.FOLDER.toString(),
        "countersign.data-sources",
        "src/test/resources/data-sources.yaml",
        "countersign.measurement.key-id",
        "test",
        "countersign.measurement.key",
        MEASUREMENT_KEY);
  }

  @Override
  public void stop() {}
}
