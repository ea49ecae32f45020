package io.countersign.approval.slack;

/**
 * How many characters of each part a message or dialog has room for. Slack takes 3,000 in one text,
 * 50 blocks in a message and 100 in a dialog, and refuses messages of somewhat more than 13,000 in
 * all.
 *
 * @param members of the list of what else is asked with the first
 * @param sample of rows
 */
record Room(int statement, int values, int justification, int policies, int sample, int members) {
  /** The most that one text may have. */
  static final int TEXT = 3_000;

  static final Room MESSAGE = new Room(3_000, 2_000, 800, 1_500, 1_000, 1_500);
  static final Room DIALOG = new Room(24_000, 12_000, 9_000, 9_000, 6_000, 12_000);
}
