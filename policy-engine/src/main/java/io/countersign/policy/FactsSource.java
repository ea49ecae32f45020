package io.countersign.policy;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;

/** Tells what SQL means. Pure: the same text in the same dialect has the same facts. */
@FunctionalInterface
public interface FactsSource {
  Facts analyze(Dialect dialect, String sql);
}
