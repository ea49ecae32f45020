package io.countersign.contracts.event;

import io.countersign.contracts.Digest;

/**
 * Something came in at a door for other systems that is not believed.
 *
 * @param system such as {@code slack}
 * @param reason why, without repeating its content
 * @param content stands for what came
 */
public record CallbackRefused(String system, String reason, Digest content)
    implements AdministrationEvent {}
