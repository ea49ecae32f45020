/** Verifies the ledger as an auditor does who trusts nobody. */
@NullMarked
package io.countersign.cli.verify;

import org.jspecify.annotations.NullMarked;
