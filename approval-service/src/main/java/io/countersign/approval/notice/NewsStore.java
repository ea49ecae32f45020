package io.countersign.approval.notice;

import java.util.List;
import java.util.function.Consumer;

/** Where news wait until it is known whom to tell. */
public interface NewsStore {
  /** In the transaction in which it happens. */
  void add(News news);

  /**
   * Hands over the oldest, except those that another replica is at, and forgets them in the same
   * transaction.
   *
   * @return how many
   */
  int take(int limit, Consumer<List<News>> handler);
}
