/** From a verified token to the principal who acts. */
@NullMarked
package io.countersign.platform.identity;

import org.jspecify.annotations.NullMarked;
