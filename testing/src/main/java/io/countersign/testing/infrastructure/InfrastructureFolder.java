package io.countersign.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one infrastructure process: its coordinates, its locks, its log, its parts' data.
 */
public record InfrastructureFolder(Path path) {
  private static final String NAME = "countersign-infrastructure";

  /**
   * The one of the build that this JVM is part of: below the topmost folder that has {@code .mvn}.
   */
  public static InfrastructureFolder ofThisBuild() {
    Path here = Path.of("").toAbsolutePath();
    Path root =
        Stream.iterate(here, folder -> folder != null, Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
            .reduce((lower, upper) -> upper)
            .orElse(here);
    return new InfrastructureFolder(root.resolve("target").resolve(NAME));
  }

  Path log() {
    return path.resolve("infrastructure.log");
  }

  Optional<Coordinates> coordinates() {
    try {
      return Optional.of(Coordinates.parse(Files.readString(file())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void publish(Coordinates coordinates) throws IOException {
    Path next = path.resolve("coordinates.next");
    Files.deleteIfExists(next);
    OwnerOnlyFile.create(next, coordinates.line());
    Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void withdraw() throws IOException {
    Files.deleteIfExists(file());
  }

  /** Holds the right to look for the process and to start one. */
  FileChannel lockForStart() throws IOException {
    return lock("start.lock");
  }

  /** Holds the right to run parts on this folder. */
  FileChannel lockForRun() throws IOException {
    return lock("run.lock");
  }

  private FileChannel lock(String name) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private Path file() {
    return path.resolve("coordinates");
  }
}
