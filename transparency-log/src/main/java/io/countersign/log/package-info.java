/**
 * A transparency log: the Merkle tree of <a href="https://www.rfc-editor.org/rfc/rfc6962">RFC
 * 6962</a> §2.1 (the same as RFC 9162 §2.1 with SHA-256), its proofs, and in the packages below it
 * the file formats of <a href="https://c2sp.org">C2SP</a>: tiles, signed notes, checkpoints,
 * cosignatures, proof files and the witness protocol.
 *
 * <p>Needs nothing but the JDK. Sizes and indices are {@code long} and never negative: a tree of
 * 2<sup>63</sup> leaves or more is refused, not wrapped round. Proofs are checked by pure functions
 * that throw {@link io.countersign.log.InvalidProofException}, so that a result cannot be
 * overlooked.
 */
@NullMarked
package io.countersign.log;

import org.jspecify.annotations.NullMarked;
