@NullMarked
package io.countersign.approval;

import org.jspecify.annotations.NullMarked;
