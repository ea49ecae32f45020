@NullMarked
package io.countersign.approval.files;

import org.jspecify.annotations.NullMarked;
