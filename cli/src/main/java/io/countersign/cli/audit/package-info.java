/** What auditors do with the trail. */
@NullMarked
package io.countersign.cli.audit;

import org.jspecify.annotations.NullMarked;
