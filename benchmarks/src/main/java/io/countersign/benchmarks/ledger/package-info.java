/** What the ledger adds to the storing of records. */
@NullMarked
package io.countersign.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
