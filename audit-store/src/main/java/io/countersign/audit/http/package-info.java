/** Answers auditors over HTTP, and records that they asked. */
@NullMarked
package io.countersign.audit.http;

import org.jspecify.annotations.NullMarked;
