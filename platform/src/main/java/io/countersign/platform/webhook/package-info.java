/** Signatures of what is sent to others over HTTP. */
@NullMarked
package io.countersign.platform.webhook;

import org.jspecify.annotations.NullMarked;
