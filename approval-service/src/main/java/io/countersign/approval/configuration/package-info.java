/** The settings of the core as they are written outside, and the core's parts as beans. */
@NullMarked
package io.countersign.approval.configuration;

import org.jspecify.annotations.NullMarked;
