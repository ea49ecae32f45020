package io.countersign.approval.notice;

/** Counts what people are troubled with. */
public interface NoticeMeter {
  /**
   * @param kind what it was about, or {@code update} where it only brought something up to date
   */
  void told(String channel, String kind);

  /** People have decided, or need not any more, after so many messages for it. */
  void ended(double messages);
}
