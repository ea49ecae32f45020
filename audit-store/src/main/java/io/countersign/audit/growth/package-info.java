/** Lets the ledger of a running service grow, and tells how it goes. */
@NullMarked
package io.countersign.audit.growth;

import org.jspecify.annotations.NullMarked;
