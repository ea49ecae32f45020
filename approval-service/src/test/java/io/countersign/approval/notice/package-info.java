@NullMarked
package io.countersign.approval.notice;

import org.jspecify.annotations.NullMarked;
