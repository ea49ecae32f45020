/**
 * Where records can be kept outside of PostgreSQL: closed sets of records that are written once and
 * looked up seldom.
 */
@NullMarked
package io.countersign.audit.archive;

import org.jspecify.annotations.NullMarked;
