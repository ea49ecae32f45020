package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.contracts.Digest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Derives the JSON Schema (draft 2020-12) of an event from its record, so that the two cannot drift
 * apart.
 */
final class SchemaWriter {
  private SchemaWriter() {}

  static ObjectNode schemaOf(EventType type) {
    ObjectNode schema = node().put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:countersign:event:" + type.name());
    schema.put("title", type.name());
    schema.setAll(record(type.data()));
    return schema;
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = node().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : type.getRecordComponents()) {
      String name = jsonName(component);
      properties.set(name, of(component.getAnnotatedType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(name);
      }
    }
    return schema;
  }

  private static String jsonName(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
  }

  private static ObjectNode of(AnnotatedType annotated) {
    ObjectNode schema = of(annotated, annotated.getType());
    if (annotated.isAnnotationPresent(Nullable.class) && schema.has("type")) {
      String type = schema.get("type").asText();
      schema.putArray("type").add(type).add("null");
    }
    return schema;
  }

  private static ObjectNode of(AnnotatedType annotated, Type type) {
    if (type instanceof ParameterizedType generic) {
      AnnotatedType[] arguments =
          ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
      if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        ObjectNode array = node().put("type", "array");
        array.set("items", of(arguments[0]));
        return array;
      }
      ObjectNode map = node().put("type", "object");
      map.set("additionalProperties", of(arguments[1]));
      return map;
    }
    return of((Class<?>) type);
  }

  private static ObjectNode of(Class<?> type) {
    if (type == Object.class) {
      return node();
    }
    if (type == boolean.class) {
      return node().put("type", "boolean");
    }
    if (type == double.class || type == Double.class) {
      return node().put("type", "number");
    }
    if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
      return node().put("type", "integer");
    }
    if (type == Instant.class) {
      return node().put("type", "string").put("format", "date-time");
    }
    if (type == Duration.class) {
      return node().put("type", "string").put("format", "duration");
    }
    if (type == Digest.class) {
      return node().put("type", "string").put("pattern", "^sha256:[0-9a-f]{64}$");
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    if (type.isInterface()) {
      return union(type);
    }
    return type.isRecord() && !isText(type) ? record(type) : text(type);
  }

  private static boolean isText(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class));
  }

  private static ObjectNode text(Class<?> type) {
    ObjectNode schema = node().put("type", "string");
    boolean id =
        type.isRecord()
            && Arrays.stream(type.getRecordComponents()).allMatch(c -> c.getType() == UUID.class);
    return id ? schema.put("format", "uuid") : schema;
  }

  private static ObjectNode enumeration(Class<?> type) {
    ObjectNode schema = node().put("type", "string");
    ArrayNode values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add(WireJson.MAPPER.convertValue(constant, String.class));
    }
    return schema;
  }

  private static ObjectNode union(Class<?> type) {
    String property = annotation(type, JsonTypeInfo.class).property();
    ObjectNode schema = node();
    ArrayNode oneOf = schema.putArray("oneOf");
    for (JsonSubTypes.Type subtype : annotation(type, JsonSubTypes.class).value()) {
      ObjectNode member = record(subtype.value());
      ((ObjectNode) member.get("properties")).putObject(property).put("const", subtype.name());
      ((ArrayNode) member.get("required")).add(property);
      oneOf.add(member);
    }
    return schema;
  }

  private static <A extends Annotation> A annotation(AnnotatedElement element, Class<A> type) {
    A annotation = element.getAnnotation(type);
    if (annotation == null) {
      throw new IllegalStateException(element + " lacks " + type.getSimpleName());
    }
    return annotation;
  }

  private static ObjectNode node() {
    return WireJson.MAPPER.createObjectNode();
  }
}
