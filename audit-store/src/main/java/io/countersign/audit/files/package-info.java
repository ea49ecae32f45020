/** Keys, and copies of the ledger, in files. */
@NullMarked
package io.countersign.audit.files;

import org.jspecify.annotations.NullMarked;
