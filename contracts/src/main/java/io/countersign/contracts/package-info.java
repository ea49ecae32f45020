/**
 * The vocabulary that all services share: commands, principals, facts, decisions, warrants,
 * outcomes, and how each is digested. Depends on nothing but annotations, so that any JVM program
 * may read Countersign's events.
 */
@NullMarked
package io.countersign.contracts;

import org.jspecify.annotations.NullMarked;
