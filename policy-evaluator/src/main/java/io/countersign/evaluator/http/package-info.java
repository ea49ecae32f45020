/** What auditors, reviewers and administrators may see of the policies. */
@NullMarked
package io.countersign.evaluator.http;

import org.jspecify.annotations.NullMarked;
