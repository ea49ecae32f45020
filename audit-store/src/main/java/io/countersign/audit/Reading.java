package io.countersign.audit;

import io.countersign.contracts.Digest;
import io.countersign.contracts.event.EventData;

/** What became of reading a record. */
public sealed interface Reading {
  /**
   * An event.
   *
   * @param digest by which the next event of its command names it
   */
  record Understood(EventData data, Digest digest) implements Reading {}

  /** An event in a good envelope, of a type that this version does not know. */
  record UnknownType(String type, Digest digest) implements Reading {}

  /**
   * No event at all.
   *
   * @param reason what is wrong with it, without repeating its content
   */
  record Poison(String reason) implements Reading {}
}
