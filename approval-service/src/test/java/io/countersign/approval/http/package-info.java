@NullMarked
package io.countersign.approval.http;

import org.jspecify.annotations.NullMarked;
