@NullMarked
package io.countersign.approval.outbox;

import org.jspecify.annotations.NullMarked;
