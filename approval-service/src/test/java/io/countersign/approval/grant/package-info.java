@NullMarked
package io.countersign.approval.grant;

import org.jspecify.annotations.NullMarked;
