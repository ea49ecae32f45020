package io.countersign.log.tile;

import java.util.Optional;

/** Where tiles and entry bundles can be read, under the paths that C2SP tlog-tiles gives them. */
@FunctionalInterface
public interface TileSource {
  /**
   * Reads a file.
   *
   * @param path as {@link TileId#path} or {@link EntryBundleId#path} tells it
   * @throws java.io.UncheckedIOException if the source does not answer
   */
  Optional<byte[]> read(String path);
}
