/**
 * The tree as files (<a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>): tiles of 256
 * hashes, bundles of the entries under them, and stores that hold both.
 */
@NullMarked
package io.countersign.log.tile;

import org.jspecify.annotations.NullMarked;
