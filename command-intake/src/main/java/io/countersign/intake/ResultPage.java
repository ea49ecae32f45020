package io.countersign.intake;

import io.countersign.contracts.ResultColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a result.
 *
 * @param next where the following page begins; absent on the last
 */
public record ResultPage(
    List<ResultColumn> columns, List<List<@Nullable Object>> rows, @Nullable ResultCursor next) {
  public ResultPage {
    columns = List.copyOf(columns);
    // The rows themselves were copied by the chunk.
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }
}
