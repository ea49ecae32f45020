/** The REST API. */
@NullMarked
package io.countersign.intake.http;

import org.jspecify.annotations.NullMarked;
