/** Requests, votes and cancellations in PostgreSQL. */
@NullMarked
package io.countersign.approval.store;

import org.jspecify.annotations.NullMarked;
