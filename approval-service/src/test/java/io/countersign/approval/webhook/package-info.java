@NullMarked
package io.countersign.approval.webhook;

import org.jspecify.annotations.NullMarked;
