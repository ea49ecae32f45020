/**
 * What goes with data that was taken out of a log's store, so that it can be verified elsewhere.
 */
@NullMarked
package io.countersign.log.export;

import org.jspecify.annotations.NullMarked;
