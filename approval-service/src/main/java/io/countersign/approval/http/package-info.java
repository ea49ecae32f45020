/** The doors for reviewers: reading what is asked, and voting. */
@NullMarked
package io.countersign.approval.http;

import org.jspecify.annotations.NullMarked;
