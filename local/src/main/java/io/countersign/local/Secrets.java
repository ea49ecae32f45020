package io.countersign.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Passwords and keys of one data folder: each is drawn when it is first asked for and stays the
 * same from then on. The file is for its owner only.
 */
public final class Secrets {
  private static final String FILE = "secrets.properties";
  private static final int PASSWORD_LENGTH = 20;
  private static final int KEY_BYTES = 32;

  /** Letters and digits that nobody mistakes for one another; 57 signs, 5.8 bits each. */
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** Two of the same folder in one program must not draw twice. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final SecureRandom random = new SecureRandom();
  private final Properties values = new Properties();
  private final Path file;

  private Secrets(Path file) {
    this.file = file;
  }

  /** The secrets of a data folder, which is made if it is missing. */
  public static Secrets in(Path folder) {
    Secrets secrets = new Secrets(folder.resolve(FILE));
    try {
      Files.createDirectories(folder);
      secrets.load();
      return secrets;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the secrets in " + folder, e);
    }
  }

  /** The password of this name: 20 letters and digits. */
  public String password(String name) {
    return value(name, this::drawPassword);
  }

  /** The key of this name: 32 bytes in base64. */
  public String key(String name) {
    return value(name, this::drawKey);
  }

  /** A file that holds the key of this name and nothing else, as a mounted secret does. */
  public Path keyFile(String name) {
    return mounted(name + ".key", key(name));
  }

  /**
   * A file that holds the key of this name on one line, behind an id, as a mounted secret does.
   *
   * @param id of the key
   */
  public Path keyFile(String name, String id) {
    return mounted(name + ".keys", id + " " + key(name) + "\n");
  }

  /** What is in the file already stays: a person may have put another key there. */
  private Path mounted(String name, String content) {
    Path keys = file.resolveSibling(name);
    synchronized (ONE_AT_A_TIME) {
      try {
        if (!Files.exists(keys)) {
          Files.writeString(OwnerOnly.createFile(keys), content);
        }
        return keys;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep the key in " + keys, e);
      }
    }
  }

  private String value(String name, Supplier<String> draw) {
    synchronized (ONE_AT_A_TIME) {
      String known = values.getProperty(name);
      return known == null ? readOrDraw(name, draw) : known;
    }
  }

  private String readOrDraw(String name, Supplier<String> draw) {
    try {
      load();
      if (!values.containsKey(name)) {
        values.setProperty(name, draw.get());
        store();
      }
      return values.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secrets in " + file, e);
    }
  }

  private String drawPassword() {
    StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
    random
        .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
        .forEach(i -> password.append(ALPHABET.charAt(i)));
    return password.toString();
  }

  private String drawKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private void load() throws IOException {
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      }
    }
  }

  private void store() throws IOException {
    Path next = file.resolveSibling(FILE + ".next");
    Files.deleteIfExists(next);
    OwnerOnly.createFile(next);
    try (Writer writer = Files.newBufferedWriter(next)) {
      values.store(writer, "Drawn at the first start. Keep this file to yourself.");
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "Secrets[" + file + "]";
  }
}
