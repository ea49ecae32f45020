package io.countersign.audit.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OCSF event in the making; what is absent is left out. */
final class OcsfObject {
  static final String VERSION = "1.3.0";
  private static final int CATEGORY = 6;
  private static final int PER_CLASS = 100;
  private static final String NAME = "Countersign";

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode metadata = root.putObject("metadata");
  private final ObjectNode unmapped = JsonNodeFactory.instance.objectNode();

  /**
   * @param time when it happened
   * @param profiles that the object has attributes of
   */
  OcsfObject(
      int classId, String className, Activity activity, Instant time, List<String> profiles) {
    root.put("category_uid", CATEGORY);
    root.put("category_name", "Application Activity");
    root.put("class_uid", classId);
    root.put("class_name", className);
    root.put("activity_id", activity.id());
    root.put("activity_name", activity.caption());
    root.put("type_uid", (long) classId * PER_CLASS + activity.id());
    root.put("type_name", className + ": " + activity.caption());
    root.put("time", time.toEpochMilli());
    metadata.put("version", VERSION);
    metadata.putObject("product").put("name", NAME).put("vendor_name", NAME);
    metadata.put("original_time", time.toString());
    ArrayNode names = metadata.putArray("profiles");
    profiles.forEach(names::add);
  }

  ObjectNode root() {
    return root;
  }

  OcsfObject metadata(String name, @Nullable Object value) {
    text(metadata, name, value);
    return this;
  }

  OcsfObject unmapped(String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Long number -> unmapped.put(name, number);
      case Integer number -> unmapped.put(name, number);
      case Boolean is -> unmapped.put(name, is);
      case Collection<?> many -> {
        if (!many.isEmpty()) {
          ArrayNode values = unmapped.putArray(name);
          many.forEach(each -> values.add(String.valueOf(each)));
        }
      }
      default -> unmapped.put(name, value.toString());
    }
    return this;
  }

  OcsfObject severity(Severity severity) {
    root.put("severity_id", severity.id());
    root.put("severity", severity.caption());
    return this;
  }

  /** 0 unknown, 1 success, 2 failure. */
  OcsfObject status(int id) {
    root.put("status_id", id);
    root.put("status", id == 1 ? "Success" : id == 2 ? "Failure" : "Unknown");
    return this;
  }

  OcsfObject disposition(Disposition disposition, boolean alert) {
    root.put("action_id", disposition.action().id());
    root.put("action", disposition.action().caption());
    root.put("disposition_id", disposition.id());
    root.put("disposition", disposition.caption());
    root.put("is_alert", alert);
    return this;
  }

  OcsfObject policies(@Nullable String decision, List<String> policies) {
    if (!policies.isEmpty()) {
      root.putObject("policy").put("name", policies.getFirst());
      ArrayNode authorizations = root.putArray("authorizations");
      for (String policy : policies) {
        ObjectNode authorization = authorizations.addObject();
        text(authorization, "decision", decision);
        authorization.putObject("policy").put("name", policy);
      }
    } else if (decision != null) {
      root.putArray("authorizations").addObject().put("decision", decision);
    }
    return this;
  }

  /**
   * @param kind {@code HUMAN}, {@code AGENT}, or another for a service
   */
  OcsfObject actor(@Nullable String subject, String name, String kind, @Nullable Object session) {
    ObjectNode actor = root.putObject("actor");
    ObjectNode user = actor.putObject("user").put("name", name);
    text(user, "uid", subject);
    switch (kind) {
      case "HUMAN" -> user.put("type_id", 1).put("type", "User");
      case "AGENT" -> user.put("type_id", 99).put("type", "Agent");
      default -> user.put("type_id", 3).put("type", "System");
    }
    if (session != null) {
      actor.putObject("session").put("uid", session.toString());
    }
    return this;
  }

  OcsfObject message(@Nullable String message) {
    text(root, "message", message);
    return this;
  }

  ObjectNode finished() {
    if (!unmapped.isEmpty()) {
      root.set("unmapped", unmapped);
    }
    return root;
  }

  static void text(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
