package io.countersign.audit.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.export.EventValues;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody did, or a service upon it, as API Activity (6003). */
final class ApiActivity {
  private static final int CLASS = 6003;
  private static final Set<String> REFUSALS =
      Set.of("VoteRefused", "CallbackRefused", "PolicyBundleRejected", "RecordRejected");
  private static final Set<String> ALARMS =
      Set.of("GlassBroken", "IncidentFound", "FindingMade", "PublicationAbandoned");

  /** Where events name the principal who did it. */
  private static final List<String> PRINCIPALS =
      List.of("/by", "/voter", "/command/principal", "/warrant/command/principal");

  private ApiActivity() {}

  static OcsfObject of(TrailEvent event) {
    String type = EventNames.shortName(event);
    OcsfObject object =
        new OcsfObject(
            CLASS,
            "API Activity",
            Activity.ofType(type),
            event.time(),
            List.of("security_control"));
    boolean refused = REFUSALS.contains(type) || event.flaw() != null;
    boolean alarm = ALARMS.contains(type);
    object
        .severity(alarm ? Severity.HIGH : refused ? Severity.MEDIUM : Severity.INFORMATIONAL)
        .status(refused ? 2 : 1)
        .disposition(
            refused ? Disposition.BLOCKED : alarm ? Disposition.ALERT : Disposition.LOGGED, alarm)
        .message(event.summary());
    actor(object, event);
    ObjectNode root = object.root();
    ObjectNode api = root.putObject("api").put("operation", type);
    api.putObject("service").put("name", EventNames.service(event));
    root.putObject("src_endpoint").put("svc_name", EventNames.service(event));
    if (event.commandId() != null) {
      root.putArray("resources")
          .addObject()
          .put("uid", event.commandId().toString())
          .put("type", "command");
    }
    return object;
  }

  private static void actor(OcsfObject object, TrailEvent event) {
    JsonNode principal = principal(event);
    if (principal == null) {
      object.actor(null, event.actor(), "", event.sessionId());
      return;
    }
    object.actor(
        principal.path("subject").asText(),
        event.actor(),
        principal.path("kind").asText(),
        event.sessionId());
    object.unmapped("owner", principal.path("owner").textValue());
  }

  private static @Nullable JsonNode principal(TrailEvent event) {
    JsonNode data = EventValues.read(event.value());
    if (data == null) {
      return null;
    }
    return PRINCIPALS.stream()
        .map(data::at)
        .filter(p -> p.path("name").asText().equals(event.actor()))
        .findFirst()
        .orElse(null);
  }
}
