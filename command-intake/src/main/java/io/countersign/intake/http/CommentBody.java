package io.countersign.intake.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a comment. */
@Schema(name = "Comment", examples = "{\"text\": \"Ticket 4711 asks for it.\"}")
record CommentBody(
    @Schema(description = "Plain text, at most 4,000 characters", required = true)
        @Nullable String text) {}
