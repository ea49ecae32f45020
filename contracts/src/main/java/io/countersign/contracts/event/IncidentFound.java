package io.countersign.contracts.event;

import io.countersign.contracts.IncidentKind;

/**
 * The audit store has found that the trail may not be whole.
 *
 * @param incident its number in the audit store
 * @param about a partition as {@code topic/partition}, a producer as {@code producer/epoch}, what
 *     it counted as {@code producer/epoch/topic/minute}, or the id of a command
 * @param from the first offset or number that is missing or not yet read; of a count, how many were
 *     published; 0 for a command
 * @param to the first one behind them; of a count, how many have arrived; 0 for a command
 */
public record IncidentFound(long incident, IncidentKind kind, String about, long from, long to)
    implements AdministrationEvent {}
