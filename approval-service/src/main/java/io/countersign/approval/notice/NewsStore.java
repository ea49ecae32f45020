package io.countersign.approval.notice;

import java.util.List;
import java.util.function.Consumer;

/** Where news wait until it is known whom to tell. */
public interface NewsStore {
  /** In the transaction in which it happens. */
  void add(News news);

  /** The batches of which there are news, the oldest first. */
  List<BatchId> waiting(int limit);

  /**
   * Hands over all news of a batch, except those that another replica is at, and forgets them in
   * the same transaction. Does nothing if there are none.
   */
  void take(BatchId batch, Consumer<List<News>> handler);
}
