package io.countersign.approval.store;

/** That a standing approval answered for a command, so that nobody was asked. */
public record GrantAnswered() {}
