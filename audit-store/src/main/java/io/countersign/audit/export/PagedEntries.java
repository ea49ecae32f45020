package io.countersign.audit.export;

import io.countersign.audit.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All entries of a list, with one page in memory at a time.
 *
 * @param <T> an entry
 * @param <C> a place in the list
 */
public final class PagedEntries<T, C> implements Iterator<T> {
  private final Function<C, Page<T, C>> following;
  private Iterator<T> entries;
  private @Nullable C next;

  /**
   * @param first read already, so that what hinders reading is told before the answer has begun
   */
  public PagedEntries(Page<T, C> first, Function<C, Page<T, C>> following) {
    this.following = following;
    this.entries = first.entries().iterator();
    this.next = first.next();
  }

  @Override
  public boolean hasNext() {
    while (!entries.hasNext() && next != null) {
      Page<T, C> page = following.apply(next);
      entries = page.entries().iterator();
      next = page.next();
    }
    return entries.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return entries.next();
  }
}
