package io.countersign.contracts.event;

/**
 * A service gave up publishing an event before anybody was told that it happened: a known gap in a
 * producer's sequence. The broker may still have written it, if it was its answer that got lost.
 */
public record PublicationAbandoned(ProducerPosition position, String eventId, String eventType)
    implements AdministrationEvent {}
