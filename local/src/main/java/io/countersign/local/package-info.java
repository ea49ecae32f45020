/**
 * Countersign on one machine: a Kafka broker inside this JVM, PostgreSQL and Keycloak as its
 * children, the sample database, and the services as child processes. Everything listens on the
 * loopback address only and keeps its data in a folder that the caller names.
 */
@NullMarked
package io.countersign.local;

import org.jspecify.annotations.NullMarked;
