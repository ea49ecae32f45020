/** The audit store's PostgreSQL: batches by COPY, pages by keyset. */
@NullMarked
package io.countersign.audit.store;

import org.jspecify.annotations.NullMarked;
