package io.countersign.executor.masking;

import org.jspecify.annotations.Nullable;

/** Puts a value that its column may hold in the place of another. */
@FunctionalInterface
interface TypedMask {
  @Nullable Object apply(Object value);
}
