package io.countersign.log.tile;

import java.util.Optional;

/**
 * Where tiles and entry bundles lie, under the paths that C2SP tlog-tiles gives them. What is
 * written once stays.
 */
public interface TileStore {
  /**
   * Reads a file.
   *
   * @param path as {@link TileId#path} or {@link EntryBundleId#path} tells it
   * @throws java.io.UncheckedIOException if the store does not answer
   */
  Optional<byte[]> read(String path);

  /**
   * Writes a file so that it survives a crash once this returns. Writing the same bytes again does
   * nothing.
   *
   * @throws AlreadyWrittenException if there are other bytes under the path; they stay
   * @throws java.io.UncheckedIOException if the store does not answer
   */
  void writeOnce(String path, byte[] bytes);
}
