package io.countersign.contracts.event;

import io.countersign.contracts.IncidentKind;

/**
 * The audit store has found that the trail may not be whole.
 *
 * @param incident its number in the audit store
 * @param about a partition as {@code topic/partition}, a producer as {@code producer/epoch}, or the
 *     id of a command
 * @param from the first offset or number that is missing; 0 for a command
 * @param to the first one behind them; 0 for a command
 */
public record IncidentFound(long incident, IncidentKind kind, String about, long from, long to)
    implements AdministrationEvent {}
