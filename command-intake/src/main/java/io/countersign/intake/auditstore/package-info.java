/** Reads the audit store: what is recorded of commands that are not followed here. */
@NullMarked
package io.countersign.intake.auditstore;

import org.jspecify.annotations.NullMarked;
