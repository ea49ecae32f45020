package io.countersign.audit;

/** Stretches of time by which commands can be counted, as the clock of UTC shows them. */
public enum Interval {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  /** Of the day, 0 to 23, whatever the day. */
  HOUR_OF_DAY
}
