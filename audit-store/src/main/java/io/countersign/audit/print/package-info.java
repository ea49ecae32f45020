/** Reports as pages that people read: HTML and PDF, both of exactly the same data. */
@NullMarked
package io.countersign.audit.print;

import org.jspecify.annotations.NullMarked;
