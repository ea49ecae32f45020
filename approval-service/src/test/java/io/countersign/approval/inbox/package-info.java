@NullMarked
package io.countersign.approval.inbox;

import org.jspecify.annotations.NullMarked;
