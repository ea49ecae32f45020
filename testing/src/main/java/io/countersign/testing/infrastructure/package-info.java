/**
 * The process in the background that keeps Kafka, PostgreSQL and Keycloak running for the test JVMs
 * of one build, and how a test JVM starts it, finds it and talks to it.
 *
 * <p>The two sides speak lines over a loopback socket: a verb with fields, answered by {@code ok}
 * with fields or {@code failed} with a reason. A test JVM that is connected holds a lease; when the
 * last lease has been gone for a while, the process stops everything and ends.
 */
@NullMarked
package io.countersign.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
