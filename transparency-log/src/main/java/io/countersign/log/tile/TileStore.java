package io.countersign.log.tile;

/** Where tiles and entry bundles are kept. What is written once stays. */
public interface TileStore extends TileSource {
  /**
   * Writes a file so that it survives a crash once this returns. Writing the same bytes again does
   * nothing.
   *
   * @throws AlreadyWrittenException if there are other bytes under the path; they stay
   * @throws java.io.UncheckedIOException if the store does not answer
   */
  void writeOnce(String path, byte[] bytes);
}
