package io.countersign.contracts.event;

/**
 * A principal did what it does not usually do, or what nobody should.
 *
 * @param finding its number in the audit store
 * @param kind such as {@code mass-read}
 * @param about subject of the principal
 * @param evidence what it rests upon, in one sentence
 */
public record FindingMade(long finding, String kind, String about, String evidence)
    implements AdministrationEvent {}
