package io.countersign.policy;

import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests upon besides the command itself; recorded with it, so that it can be
 * repeated.
 *
 * @param history what the principal did before; absent where that is not known
 * @param impact what was measured; absent where nothing was
 * @param now the moment that conditions take for now
 */
public record Circumstances(@Nullable History history, @Nullable Impact impact, Instant now) {}
