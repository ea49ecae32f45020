@NullMarked
package io.countersign.approval.configuration;

import org.jspecify.annotations.NullMarked;
