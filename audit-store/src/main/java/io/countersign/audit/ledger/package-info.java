/**
 * The ledger: a Merkle tree over every record of every topic, which proves that none was changed,
 * removed or put in later.
 */
@NullMarked
package io.countersign.audit.ledger;

import org.jspecify.annotations.NullMarked;
