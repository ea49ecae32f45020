package io.countersign.platform.datasource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.platform.event.NullMarkedIntrospector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is written: YAML with one entry per data source. */
public record CatalogueDocument(List<Entry> dataSources) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(
              AnnotationIntrospectorPair.create(
                  new NullMarkedIntrospector(), new JacksonAnnotationIntrospector()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * One data source.
   *
   * @param owners the persons who answer for it, as the directory of people names them or by
   *     subject; policies may ask them
   * @param classifications category by column by table, {@code public.customers: {email: email}};
   *     {@code *} and {@code ?} in a name make it a pattern
   * @param masks what is done to values, by category
   */
  public record Entry(
      String name,
      Dialect dialect,
      String environment,
      @Nullable String description,
      Set<String> roles,
      @Nullable Set<String> owners,
      @Nullable Map<String, @Nullable Map<String, @Nullable String>> classifications,
      @Nullable Map<String, JsonNode> masks) {
    DataSource toDataSource() {
      return new DataSource(
          name,
          dialect,
          environment,
          description == null ? "" : description,
          roles,
          owners == null ? Set.of() : owners,
          classifications == null
              ? List.of()
              : new ClassificationReader(name).read(classifications),
          masks == null ? Map.of() : new MaskRuleReader(name).read(masks),
          List.of());
    }
  }

  /**
   * Reads the catalogue.
   *
   * @throws IllegalArgumentException if the file cannot be read or is not a catalogue; says where
   *     it is wrong
   */
  public static DataSourceCatalogue load(Path file) {
    try {
      CatalogueDocument document = YAML.readValue(Files.readString(file), CatalogueDocument.class);
      return new DataSourceCatalogue(
          document.dataSources().stream().map(Entry::toDataSource).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the data source catalogue " + file + " is not valid: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the data source catalogue " + file + " is not valid: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the data source catalogue "
              + file
              + " cannot be read; set countersign.data-sources to its path",
          e);
    }
  }
}
