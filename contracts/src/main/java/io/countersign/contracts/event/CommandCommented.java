package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;

/** The submitter says something to those who are asked about a command. */
public record CommandCommented(CommandId commandId, Principal by, String text)
    implements CommandEvent {}
