package io.countersign.audit.retention;

import java.util.List;
import java.util.Optional;

/** Where holds are kept, also those that were released. */
public interface Holds {
  /** Latest first. */
  List<Hold> all();

  /** The one that stands under the name. */
  Optional<Hold> standing(String name);

  /**
   * From then on nothing that falls under it is disposed of.
   *
   * @return false if one stands under the name
   */
  boolean place(Hold hold);

  /**
   * @return false if none stands under the name
   */
  boolean release(String name, Hold.Release release);
}
