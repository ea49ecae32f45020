/** The directory of people as a file. */
@NullMarked
package io.countersign.approval.files;

import org.jspecify.annotations.NullMarked;
