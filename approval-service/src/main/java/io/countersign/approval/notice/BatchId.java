package io.countersign.approval.notice;

import java.util.UUID;

/** Identifies questions that are put to people together. */
public record BatchId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
