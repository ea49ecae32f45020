package io.countersign.executor.target;

import io.countersign.contracts.ResultColumn;
import io.countersign.executor.Lineage;
import java.util.Set;

/**
 * A column and how it is masked.
 *
 * @param shown the categories of which values are shown as they are
 */
record MaskedColumn(ResultColumn column, Set<String> shown) {
  static MaskedColumn of(String name, String type, Lineage.Verdict verdict) {
    return new MaskedColumn(
        new ResultColumn(name, type, verdict.masking(), verdict.category()), verdict.shown());
  }
}
