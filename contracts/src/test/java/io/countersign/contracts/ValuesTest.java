package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.event.EventId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  @Test
  void drawsTimeOrderedIds() {
    IdSource ids =
        new IdSource(
            Clock.fixed(Instant.ofEpochMilli(0x0123456789ABL), ZoneOffset.UTC), new Random(1));
    UUID id = ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.toString()).startsWith("01234567-89ab-7");
  }

  @Test
  void derivesTheSameIdForTheSameRoleOnly() {
    EventId cause = EventId.parse("019cb000-0000-7000-8000-000000000001");
    assertThat(cause.derive("decision"))
        .isEqualTo(cause.derive("decision"))
        .isNotEqualTo(cause.derive("warrant"));
    assertThat(cause.deriveUuid("decision").version()).isEqualTo(8);
    assertThat(cause.deriveUuid("decision").variant()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 9223372036854775808",
    "INTEGER, one",
    "DECIMAL, 1_5",
    "BOOLEAN, yes",
    "DATE, 23.11.2026",
    "TIMESTAMP, 2025-01-02T03:04:05",
    "UUID, 1-1-1-1-1",
    "BYTES, not*base64"
  })
  void refusesABindValueThatIsNotOfItsTypeWithoutRepeatingIt(BindType type, String text) {
    assertThatThrownBy(() -> new BindValue(type, text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("not of its type")
        .doesNotContain(text);
  }

  @Test
  void readsATableNameWithQuotedParts() {
    assertThat(TableName.parse("public.orders")).isEqualTo(new TableName("public", "orders"));
    assertThat(TableName.parse("\"Odd.Schema\".\"a\"\"b\""))
        .isEqualTo(new TableName("Odd.Schema", "a\"b"));
    assertThatThrownBy(() -> TableName.parse("a.b.c")).hasMessageContaining("not a table name");
  }

  @Property
  boolean aTableNameReadsBackAsItWasWritten(@ForAll String schema, @ForAll String name) {
    if (schema.isBlank() || name.isBlank()) {
      return true;
    }
    TableName table = new TableName(schema, name);
    return TableName.parse(table.toString()).equals(table);
  }

  @Test
  void aTableWithoutSchemaMayBeTheOneWithASchema() {
    assertThat(new TableName(null, "t").mayBe(new TableName("public", "t"))).isTrue();
    assertThat(new TableName("a", "t").mayBe(new TableName("b", "t"))).isFalse();
  }
}
