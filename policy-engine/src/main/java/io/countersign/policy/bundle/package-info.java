/**
 * The policy files: from a folder of YAML to a bundle, or to a list of all that is wrong with it.
 */
@NullMarked
package io.countersign.policy.bundle;

import org.jspecify.annotations.NullMarked;
