/** Deciding from a terminal: what waits, what exactly it is, and the answer. */
@NullMarked
package io.countersign.cli.approvals;

import org.jspecify.annotations.NullMarked;
