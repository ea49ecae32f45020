package io.countersign.approval.notice;

import java.time.Duration;

/** How much people are troubled. */
public interface NoticeSettings {
  /** For how long like requests join the first of them. */
  Duration batchWindow();

  /** How many requests one batch holds. */
  int mostMembers();

  /** A message is updated at most this often. */
  Duration updateEvery();

  /** After how long people are first reminded; then after twice as long, and so on. */
  Duration remindAfter();

  /** The longest time between two reminders. */
  Duration remindAtLeastEvery();

  /** How often a message is tried. */
  int mostAttempts();

  /** After how long a message is tried again; then after twice as long, and so on. */
  Duration retryAfter();

  /** The longest time between two attempts. */
  Duration retryAtLeastEvery();

  /** How much one agent may ask. */
  AgentLimit agentLimit();

  /** Beyond this an agent's new requests wait. */
  interface AgentLimit {
    /** How many batches within {@link #within}. */
    int newBatches();

    Duration within();

    /** About how many batches people are asked at the same time. */
    int openBatches();
  }
}
