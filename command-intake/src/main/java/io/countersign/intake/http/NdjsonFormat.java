package io.countersign.intake.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object per line, with a field per column. Columns of the same name get numbers: {@code
 * id}, {@code id_2}.
 */
final class NdjsonFormat implements ResultFormat {
  private final ObjectMapper json;
  private List<String> names = List.of();

  NdjsonFormat(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void begin(List<ResultColumn> columns, Writer out) {
    List<String> distinct = new ArrayList<>();
    for (ResultColumn column : columns) {
      String name = column.name();
      for (int number = 2; distinct.contains(name); number++) {
        name = column.name() + "_" + number;
      }
      distinct.add(name);
    }
    names = distinct;
  }

  @Override
  public void row(List<@Nullable Object> values, Writer out) throws IOException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    out.write(json.writeValueAsString(row));
    out.write('\n');
  }
}
