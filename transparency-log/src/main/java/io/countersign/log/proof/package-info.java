/**
 * Proofs that stand alone (<a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>): one entry,
 * its path to a root, and the checkpoint with that root.
 */
@NullMarked
package io.countersign.log.proof;

import org.jspecify.annotations.NullMarked;
