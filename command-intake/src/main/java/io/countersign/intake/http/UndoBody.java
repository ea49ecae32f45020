package io.countersign.intake.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request to undo a command. */
@Schema(name = "Undo", examples = "{\"reason\": \"It was the wrong customer.\"}")
record UndoBody(@Schema(description = "Why, for those who approve") @Nullable String reason) {}
