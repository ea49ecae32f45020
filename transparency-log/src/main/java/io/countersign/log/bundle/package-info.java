/**
 * A store, or a range of it, exported so that it can be verified elsewhere: a folder or a zip file
 * with the log's tiles and entries and, next to each bundle of 256 entries, the records that these
 * entries stand for. Written and read from front to back, never held as a whole.
 *
 * <pre>
 * bundle                    first line "countersign.io/bundle/v1", then "from N" and "to N"
 * checkpoint                signed note of the checkpoint
 * keys                      "log KEY" and "witness KEY", as the exporter claims them
 * tile/L/N[.p/W]            C2SP tlog-tiles
 * tile/entries/N[.p/W]      C2SP tlog-tiles: the leaves, see RecordLeaf
 * records/N                 the records of these leaves in their order
 * disposals/N               manifests of what retention has disposed of, from 0 on; see DisposalManifest
 * unlogged                  records that the store has and no leaf stands for; absent if none
 * </pre>
 */
@NullMarked
package io.countersign.log.bundle;

import org.jspecify.annotations.NullMarked;
