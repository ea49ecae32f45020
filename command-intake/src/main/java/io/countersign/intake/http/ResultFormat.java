package io.countersign.intake.http;

import io.countersign.contracts.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a whole result is written. */
interface ResultFormat {
  /** Writes what comes before the rows. */
  void begin(List<ResultColumn> columns, Writer out) throws IOException;

  void row(List<@Nullable Object> values, Writer out) throws IOException;
}
