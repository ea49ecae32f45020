package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangesDigestTest {
  private static final TableName SEATS = TableName.parse("public.seats");
  private static final RowChange ROW = change(Map.of("id", 1), Map.of("id", 2));

  @Test
  void standsForEveryRowAndTheirOrder() {
    RowChange other = change(Map.of("id", 1), Map.of("id", 3));

    Set<ChangesDigest> digests =
        Stream.of(
                ChangesDigest.EMPTY,
                digest(ROW),
                digest(other),
                digest(ROW, other),
                digest(other, ROW),
                digest(change(Map.of("id", "1"), Map.of("id", 2))),
                digest(new RowChange(null, Map.of("id", 2))),
                digest(new RowChange(Map.of("id", 2), null)),
                ChangesDigest.EMPTY.and(SEATS, StatementKind.INSERT, ROW),
                ChangesDigest.EMPTY.and(TableName.parse("seats"), StatementKind.UPDATE, ROW))
            .collect(Collectors.toSet());

    assertThat(digests).hasSize(10);
  }

  @Test
  void tellsAnAbsentValueFromTheTextOfTheSameLook() {
    Map<String, Object> absent = new LinkedHashMap<>();
    absent.put("id", null);

    assertThat(digest(new RowChange(null, absent)))
        .isNotEqualTo(digest(new RowChange(null, Map.of("id", "null"))));
  }

  @Test
  void isTheSameOnceTheRowHasBeenReadFromItsEvent() throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    RowChange before = change(Map.of("id", 9_007_199_254_740_991L), Map.of("id", true));

    RowChange read = json.readValue(json.writeValueAsBytes(before), RowChange.class);

    assertThat(digest(read)).isEqualTo(digest(before));
  }

  private static RowChange change(Map<String, Object> before, Map<String, Object> after) {
    return new RowChange(new LinkedHashMap<>(before), new LinkedHashMap<>(after));
  }

  private static ChangesDigest digest(RowChange... rows) {
    ChangesDigest digest = ChangesDigest.EMPTY;
    for (RowChange row : rows) {
      digest = digest.and(SEATS, StatementKind.UPDATE, row);
    }
    return digest;
  }
}
