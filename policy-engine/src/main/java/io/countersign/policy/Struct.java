package io.countersign.policy;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.SelectableValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of value that conditions may name the fields of. One declaration gives both the type, by
 * which a misspelt field is refused when the policy is loaded, and the values.
 */
record Struct<T>(String name, List<Field<T>> fields) {
  /**
   * @param value null where the field is absent, which only a text may be
   */
  record Field<T>(String name, CelType type, Function<T, @Nullable Object> value) {}

  static <T> Field<T> text(String name, Function<T, @Nullable String> value) {
    return new Field<>(name, SimpleType.STRING, value::apply);
  }

  static <T> Field<T> flag(String name, Function<T, Boolean> value) {
    return new Field<>(name, SimpleType.BOOL, value::apply);
  }

  static <T> Field<T> number(String name, Function<T, Integer> value) {
    return new Field<>(name, SimpleType.INT, v -> value.apply(v).longValue());
  }

  /** Values that are told by their text. */
  static <T> Field<T> texts(String name, Function<T, Collection<?>> values) {
    return new Field<>(
        name,
        ListType.create(SimpleType.STRING),
        v -> values.apply(v).stream().map(Object::toString).toList());
  }

  static <T, E> Field<T> structs(
      String name, Struct<E> element, Function<T, Collection<E>> values) {
    return new Field<>(
        name,
        ListType.create(element.type()),
        v -> values.apply(v).stream().map(element::value).toList());
  }

  StructType type() {
    ImmutableMap<String, CelType> types =
        fields.stream().collect(toImmutableMap(Field::name, Field::type));
    return StructType.create(name, types.keySet(), f -> Optional.ofNullable(types.get(f)));
  }

  Object value(T from) {
    Map<String, Object> values = new HashMap<>();
    fields.forEach(f -> {
      Object value = f.value().apply(from);
      if (value != null) {
        values.put(f.name(), value);
      }
    });
    return new Value(values);
  }

  /**
   * As in Protocol Buffers, an absent text reads as empty, and {@code has(…)} tells the difference.
   */
  private record Value(Map<String, Object> values) implements SelectableValue<String> {
    @Override
    public Object select(String field) {
      return values.getOrDefault(field, "");
    }

    @Override
    public Optional<?> find(String field) {
      return Optional.ofNullable(values.get(field));
    }
  }
}
