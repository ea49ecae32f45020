/** The executor's configuration, and how its parts are put together. */
@NullMarked
package io.countersign.executor.settings;

import org.jspecify.annotations.NullMarked;
