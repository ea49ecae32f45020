/**
 * Verifies checkpoints, proofs, logs and bundles without trusting whoever made them, and says what
 * was checked, what was found, and what was not verified.
 */
@NullMarked
package io.countersign.log.verify;

import org.jspecify.annotations.NullMarked;
