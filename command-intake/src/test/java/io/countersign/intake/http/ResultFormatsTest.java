package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Masking;
import io.countersign.contracts.ResultColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultFormatsTest {
  @Test
  void csvQuotesWhatHasToBeQuoted() throws IOException {
    assertThat(csv("plain", "with, comma", "with \"quote\"", "two\nlines"))
        .isEqualTo("plain,\"with, comma\",\"with \"\"quote\"\"\",\"two\nlines\"\r\n");
  }

  @Test
  void csvTellsNullFromEmptyText() throws IOException {
    assertThat(csv(null, "", 1, true)).isEqualTo(",\"\",1,true\r\n");
  }

  @Test
  void csvMakesFormulasText() throws IOException {
    assertThat(csv("=1+1", "+1", "-1", "@x", "\tx", -1, -2.5))
        .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,-1,-2.5\r\n");
  }

  @Test
  void ndjsonKeepsNullsAndColumnsOfTheSameName() throws IOException {
    StringWriter out = new StringWriter();
    ResultFormat format = new NdjsonFormat(new ObjectMapper());
    format.begin(columns("id", "id", "id_2"), out);
    format.row(Arrays.asList(1, null, "x"), out);

    assertThat(out).hasToString("{\"id\":1,\"id_2\":null,\"id_2_2\":\"x\"}\n");
  }

  private static String csv(Object... values) throws IOException {
    StringWriter out = new StringWriter();
    new CsvFormat().row(Arrays.asList(values), out);
    return out.toString();
  }

  private static List<ResultColumn> columns(String... names) {
    return Stream.of(names).map(n -> new ResultColumn(n, "text", Masking.NONE, null)).toList();
  }
}
