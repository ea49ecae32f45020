package io.countersign.executor;

import java.time.Instant;

/**
 * An undo that can be asked for.
 *
 * @param until when it is forgotten
 * @param tookEffect whether the write is known to have committed; if not, the target may know
 */
public record KeptUndo(
    Undo undo, SealedImages.Written written, Instant until, boolean tookEffect) {}
