@NullMarked
package io.countersign.cli.approvals;

import org.jspecify.annotations.NullMarked;
