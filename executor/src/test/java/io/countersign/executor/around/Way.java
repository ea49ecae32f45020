package io.countersign.executor.around;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Access;
import io.countersign.contracts.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as the case files under {@code ways-around/cases} hold it.
 *
 * @param sql a part in <code>${…}</code> is a literal; over prepared execution it is a bind value
 * @param ends how it ends
 * @param shows the columns of a result that are shown nevertheless
 * @param as with which role it runs
 * @param dialects of the servers on which it is tried
 * @param uses what policies are told at the least, such as {@code email predicate}
 * @param setup what the owner of the database did before
 * @param cleanup what the owner does afterwards
 * @param source where the trick was published
 */
record Way(
    String sql,
    End ends,
    List<String> shows,
    Access as,
    Set<Dialect> dialects,
    List<String> uses,
    @Nullable String setup,
    @Nullable String cleanup,
    @Nullable String source) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  Way {
    shows = shows == null ? List.of() : List.copyOf(shows);
    as = as == null ? Access.READER : as;
    dialects = dialects == null ? Set.of(Dialect.POSTGRESQL) : Set.copyOf(dialects);
    uses = uses == null ? List.of() : List.copyOf(uses);
  }

  /** What became of it. */
  enum End {
    /** Every column of the result is masked, but for those that the case lists. */
    @JsonProperty("masked")
    MASKED,
    /** The executor does not run it. */
    @JsonProperty("refused")
    REFUSED,
    /** The database does not run it, and its message tells nothing. */
    @JsonProperty("failed")
    FAILED,
    /** It may show all that it asks for, since nothing classified is in it. */
    @JsonProperty("harmless")
    HARMLESS
  }

  static Stream<Way> all() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/ways-around/cases"))) {
      return files.sorted().flatMap(Way::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Way> read(Path file) {
    try {
      return YAML.readValue(Files.readString(file), new TypeReference<List<Way>>() {}).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Override
  public String toString() {
    return sql;
  }
}
