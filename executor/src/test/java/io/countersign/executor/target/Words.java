package io.countersign.executor.target;

import io.countersign.contracts.ResultColumn;
import java.util.Locale;

/** Words of the case files. */
public final class Words {
  private Words() {}

  /** How a column is masked: the reason, and after a colon the category if there is one. */
  public static String masking(ResultColumn column) {
    String reason = column.masking().name().toLowerCase(Locale.ROOT);
    return column.category() == null ? reason : reason + ":" + column.category();
  }
}
