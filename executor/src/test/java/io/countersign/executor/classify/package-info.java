@NullMarked
package io.countersign.executor.classify;

import org.jspecify.annotations.NullMarked;
