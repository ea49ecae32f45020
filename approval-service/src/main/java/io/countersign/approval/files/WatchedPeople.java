package io.countersign.approval.files;

import io.countersign.approval.Directory;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of people in a file that may change. Contents are compared and not times: in
 * Kubernetes a ConfigMap's files are links that change at once, to files of the same age.
 */
public final class WatchedPeople implements People {
  private final Path file;
  private volatile String seen;
  private volatile Directory directory;

  /**
   * @throws IllegalArgumentException if the file cannot be read or is not a directory of people
   */
  public WatchedPeople(Path file) {
    this.file = file;
    this.seen = content();
    this.directory = PeopleDocument.read(file, seen);
  }

  /**
   * Reads the file again if it has changed.
   *
   * @return whether other people count from now on
   * @throws IllegalArgumentException if what it holds now is not valid, the first time it is seen;
   *     those known before still count
   */
  public boolean look() {
    String now = content();
    if (now.equals(seen)) {
      return false;
    }
    seen = now;
    directory = PeopleDocument.read(file, now);
    return true;
  }

  private String content() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the directory of people "
              + file
              + " cannot be read; set countersign.people to its path, or leave it out",
          e);
    }
  }

  @Override
  public Person withSubject(String subject, String name) {
    return directory.withSubject(subject, name);
  }

  @Override
  public Optional<Person> named(String nameOrSubject) {
    return directory.named(nameOrSubject);
  }
}
