package io.countersign.policy;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.SelectableValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of value that conditions may name the fields of. One declaration gives the type, by which
 * a misspelt field is refused when the policy is loaded, the values, and the reference's text.
 *
 * @param description what it is, for the reference
 * @param shown how a value is told to people where a decision is explained
 */
record Struct<T>(
    String name, String description, List<Field<T>> fields, Function<T, String> shown) {
  /**
   * @param value null where the field is absent
   * @param absent what an absent field reads as; null where reading it makes a condition
   *     undecidable, which a condition avoids by asking {@code has(…)} first
   */
  record Field<T>(
      String name,
      CelType type,
      String description,
      Function<T, @Nullable Object> value,
      @Nullable Object absent) {}

  Struct {
    fields = List.copyOf(fields);
  }

  Struct(String name, String description, List<Field<T>> fields) {
    this(name, description, fields, Object::toString);
  }

  static <T> Field<T> text(String name, String description, Function<T, @Nullable String> value) {
    return new Field<>(name, SimpleType.STRING, description, value::apply, "");
  }

  static <T> Field<T> flag(String name, String description, Function<T, @Nullable Boolean> value) {
    return new Field<>(name, SimpleType.BOOL, description, value::apply, null);
  }

  static <T> Field<T> number(
      String name, String description, Function<T, ? extends @Nullable Number> value) {
    return new Field<>(name, SimpleType.INT, description, v -> asLong(value.apply(v)), null);
  }

  private static @Nullable Object asLong(@Nullable Number number) {
    return number == null ? null : number.longValue();
  }

  static <T> Field<T> fraction(
      String name, String description, Function<T, @Nullable Double> value) {
    return new Field<>(name, SimpleType.DOUBLE, description, value::apply, null);
  }

  static <T> Field<T> moment(
      String name, String description, Function<T, @Nullable Instant> value) {
    return new Field<>(name, SimpleType.TIMESTAMP, description, value::apply, null);
  }

  /** Values that are told by their text. */
  static <T> Field<T> texts(
      String name, String description, Function<T, ? extends Collection<?>> values) {
    return new Field<>(
        name,
        ListType.create(SimpleType.STRING),
        description,
        v -> values.apply(v).stream().map(Object::toString).toList(),
        null);
  }

  static <T> Field<T> numbers(
      String name, String description, Function<T, ? extends Collection<Integer>> values) {
    return new Field<>(
        name,
        ListType.create(SimpleType.INT),
        description,
        v -> values.apply(v).stream().map(Integer::longValue).toList(),
        null);
  }

  static <T, E> Field<T> struct(
      String name, String description, Struct<E> element, Function<T, E> value) {
    return new Field<>(name, element.type(), description, v -> element.value(value.apply(v)), null);
  }

  static <T, E> Field<T> structs(
      String name,
      String description,
      Struct<E> element,
      Function<T, ? extends Collection<E>> values) {
    return new Field<>(
        name,
        ListType.create(element.type()),
        description,
        v -> values.apply(v).stream().map(element::value).toList(),
        null);
  }

  StructType type() {
    ImmutableMap<String, CelType> types =
        fields.stream().collect(toImmutableMap(Field::name, Field::type));
    return StructType.create(name, types.keySet(), f -> Optional.ofNullable(types.get(f)));
  }

  /** The value for conditions; where {@code from} is null, every field of it is absent. */
  Value<T> value(@Nullable T from) {
    return new Value<>(this, from);
  }

  private Field<T> field(String field) {
    for (Field<T> known : fields) {
      if (known.name().equals(field)) {
        return known;
      }
    }
    throw new IllegalArgumentException("the compiler lets no field pass that is not declared");
  }

  /**
   * Each field is worked out when it is first asked for. As in Protocol Buffers, an absent text
   * reads as empty, and {@code has(…)} tells the difference. Confined to one decision.
   */
  static final class Value<T> implements SelectableValue<String> {
    private final Struct<T> struct;
    private final @Nullable T from;
    private final Map<String, Optional<Object>> found = new HashMap<>();

    private Value(Struct<T> struct, @Nullable T from) {
      this.struct = struct;
      this.from = from;
    }

    @Override
    public Object select(String field) {
      Optional<Object> value = find(field);
      if (value.isPresent()) {
        return value.get();
      }
      Object absent = struct.field(field).absent();
      if (absent == null) {
        throw new NotKnownException(field);
      }
      return absent;
    }

    @Override
    public Optional<Object> find(String field) {
      Optional<Object> known = found.get(field);
      if (known == null) {
        known =
            from == null
                ? Optional.empty()
                : Optional.ofNullable(struct.field(field).value().apply(from));
        found.put(field, known);
      }
      return known;
    }

    /** For people. */
    @Override
    public String toString() {
      return from == null ? "not known" : struct.shown().apply(from);
    }
  }
}
