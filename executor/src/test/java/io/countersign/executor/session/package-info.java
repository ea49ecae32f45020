@NullMarked
package io.countersign.executor.session;

import org.jspecify.annotations.NullMarked;
