/**
 * Sends what is stored on to others, in the order of the ledger: each destination has a place of
 * its own in that order, and gets every event at least once.
 */
@NullMarked
package io.countersign.audit.push;

import org.jspecify.annotations.NullMarked;
