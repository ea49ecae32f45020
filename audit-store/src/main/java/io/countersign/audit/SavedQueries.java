package io.countersign.audit;

import java.util.List;
import java.util.Optional;

/** Where questions are kept that auditors ask again. */
public interface SavedQueries {
  /** By name. */
  List<SavedQuery> all();

  Optional<SavedQuery> named(String name);

  /** In place of the one that has the name. */
  void save(SavedQuery query);

  /** Whether there was one. */
  boolean delete(String name);
}
