package io.countersign.audit;

import java.util.List;

/** What is stored from some moment on, each record once. Not safe for several threads. */
public interface Tail {
  /**
   * What has been stored since the last time, in no more than a bounded number; call it again while
   * there is something. Empty if nothing was, or nothing that meets the filter.
   */
  List<TrailEvent> next();
}
