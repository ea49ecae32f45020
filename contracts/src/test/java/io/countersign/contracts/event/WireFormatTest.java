package io.countersign.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds schemas, golden samples and records together. After a deliberate change, {@code
 * -Dcountersign.write-samples=true} writes schemas and samples anew, and the review of their
 * difference is the review of the change.
 */
class WireFormatTest {
  private static final Path RESOURCES = Path.of("src/main/resources/io/countersign/contracts");
  private static final boolean WRITE = Boolean.getBoolean("countersign.write-samples");

  static Stream<EventData> samples() {
    return Samples.all().stream();
  }

  static List<EventType> types() {
    return EventType.all();
  }

  @Test
  void everyTypeHasASample() {
    assertThat(samples().map(EventType::of)).containsExactlyInAnyOrderElementsOf(EventType.all());
  }

  @ParameterizedTest
  @MethodSource("types")
  void aSchemaSaysWhatItsRecordSays(EventType type) throws IOException {
    JsonNode derived = SchemaWriter.schemaOf(type);
    write(schemaFile(type), derived);
    assertThat(WireJson.MAPPER.readTree(Files.readString(schemaFile(type)))).isEqualTo(derived);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsWrittenAsTheGoldenFileHasIt(EventData data) throws IOException {
    JsonNode written = WireJson.MAPPER.valueToTree(data);
    write(sampleFile(EventType.of(data)), written);
    assertThat(WireJson.MAPPER.readTree(golden(data)))
        .isEqualTo(WireJson.MAPPER.readTree(WireJson.MAPPER.writeValueAsString(data)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGoldenFileIsReadAsTheSample(EventData data) throws IOException {
    assertThat(WireJson.MAPPER.readValue(golden(data), data.getClass())).isEqualTo(data);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGoldenFileIsValidByItsSchema(EventData data) throws IOException {
    assertThat(validate(data, golden(data))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSchemaRefusesAnEventThatLacksEverything(EventData data) throws IOException {
    assertThat(validate(data, "{}")).isNotEmpty();
  }

  private static List<Error> validate(EventData data, String json) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(schemaFile(EventType.of(data))));
    return schema.validate(json, InputFormat.JSON);
  }

  private static String golden(EventData data) throws IOException {
    return Files.readString(sampleFile(EventType.of(data)));
  }

  private static Path schemaFile(EventType type) {
    return RESOURCES.resolve("schemas").resolve(type.name() + ".json");
  }

  private static Path sampleFile(EventType type) {
    return RESOURCES.resolve("samples").resolve(type.name() + ".json");
  }

  private static void write(Path file, JsonNode content) throws IOException {
    if (WRITE) {
      Files.writeString(file, WireJson.MAPPER.writeValueAsString(content) + "\n");
    }
  }
}
