package io.countersign.local.suite;

import io.countersign.local.Port;
import java.util.EnumMap;
import java.util.Map;

/** Which port each part of the suite listens on. */
public record SuitePorts(
    Port kafka, Port postgres, Port keycloak, Map<SuiteService, Port> services) {
  private static final int KAFKA = 19092;
  private static final int POSTGRES = 15432;
  private static final int KEYCLOAK = 18080;
  private static final int FIRST_SERVICE = 18081;

  public SuitePorts {
    services = Map.copyOf(services);
  }

  /** The same ports at every start, so that bookmarks and scripts go on working. */
  public static SuitePorts standard() {
    Map<SuiteService, Port> services = new EnumMap<>(SuiteService.class);
    int next = FIRST_SERVICE;
    for (SuiteService service : SuiteService.values()) {
      services.put(service, new Port(next++));
    }
    return new SuitePorts(new Port(KAFKA), new Port(POSTGRES), new Port(KEYCLOAK), services);
  }

  /** Ports that nothing listens on just now: for tests. */
  public static SuitePorts free() {
    Map<SuiteService, Port> services = new EnumMap<>(SuiteService.class);
    for (SuiteService service : SuiteService.values()) {
      services.put(service, Port.free());
    }
    return new SuitePorts(Port.free(), Port.free(), Port.free(), services);
  }

  public Port of(SuiteService service) {
    Port port = services.get(service);
    if (port == null) {
      throw new IllegalStateException("no port is set for " + service);
    }
    return port;
  }
}
