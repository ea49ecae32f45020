@NullMarked
package io.countersign.approval.review;

import org.jspecify.annotations.NullMarked;
