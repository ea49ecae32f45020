@NullMarked
package io.countersign.executor.masking;

import org.jspecify.annotations.NullMarked;
