/** {@code countersign policy}: policies checked, tested, explained, and tried on history. */
@NullMarked
package io.countersign.cli.policy;

import org.jspecify.annotations.NullMarked;
