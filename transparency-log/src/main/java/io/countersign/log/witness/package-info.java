/**
 * A witness of logs (<a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>): remembers the
 * latest checkpoint of each log it knows, cosigns a later one only if it is proved to continue that
 * one, and keeps a copy of each that it cosigned.
 */
@NullMarked
package io.countersign.log.witness;

import org.jspecify.annotations.NullMarked;
