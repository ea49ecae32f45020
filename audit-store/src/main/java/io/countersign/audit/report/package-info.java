/**
 * Reports for those who judge whether controls work: what happened in a period, what was verified
 * of it, and what was not.
 */
@NullMarked
package io.countersign.audit.report;

import org.jspecify.annotations.NullMarked;
