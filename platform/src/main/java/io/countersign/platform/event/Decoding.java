package io.countersign.platform.event;

/** What became of the attempt to read a record as an event. */
public sealed interface Decoding {
  record Decoded(ReceivedEvent received) implements Decoding {}

  /**
   * A well-formed event of a type that this version does not know; to be ignored by whoever does
   * not need it.
   */
  record UnknownType(String type) implements Decoding {}

  /**
   * Not an event: a poison record.
   *
   * @param reason what is wrong with it, without repeating its content
   */
  record Undecodable(String reason) implements Decoding {}
}
