package io.countersign.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one packaged service runs.
 *
 * @param name what messages call it
 * @param program its {@code quarkus-run.jar}
 * @param port what it answers on, at the loopback address
 * @param environment its configuration, as variables of the environment; may hold secrets
 * @param jvmOptions for the Java that runs it
 * @param log what its output is added to
 */
public record ServiceSettings(
    String name,
    Path program,
    Port port,
    Map<String, String> environment,
    List<String> jvmOptions,
    Path log) {
  public ServiceSettings {
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }

  @Override
  public String toString() {
    return "ServiceSettings[" + name + " at port " + port.number() + "]";
  }
}
