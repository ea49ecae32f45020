/** Every known way around the masks, tried on real servers. */
@NullMarked
package io.countersign.executor.around;

import org.jspecify.annotations.NullMarked;
