@NullMarked
package io.countersign.approval.slack;

import org.jspecify.annotations.NullMarked;
