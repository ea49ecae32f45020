/**
 * What the tests of several modules share: one real Kafka, PostgreSQL and Keycloak for the whole
 * build, tokens of the sample realm's people and agents, and a probe that reads and writes topics.
 */
@NullMarked
package io.countersign.testing;

import org.jspecify.annotations.NullMarked;
