package io.countersign.contracts.event;

import java.util.UUID;

/**
 * A message to people could not be delivered, however often it was tried.
 *
 * @param deliveryId by which it can be sent again
 * @param channel such as {@code webhook}
 * @param target the name of whom it was for, as the configuration calls it
 * @param reason what the other side said last
 */
public record NotificationAbandoned(
    UUID deliveryId, String channel, String target, int attempts, String reason)
    implements AdministrationEvent {}
