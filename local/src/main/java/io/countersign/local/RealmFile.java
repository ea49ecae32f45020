package io.countersign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The realm that Keycloak takes in at its first start. It names no secret: Keycloak puts the
 * variables of its environment in the place of {@code ${NAME}}.
 */
public final class RealmFile {
  private static final String RESOURCE = "countersign-realm.json";

  private RealmFile() {}

  /** Its text, with the placeholders. */
  public static String text() {
    try (InputStream in = RealmFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells whether a realm was made from this text with these secrets; does not tell the secrets.
   */
  static String digest(Secrets secrets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text().getBytes(StandardCharsets.UTF_8));
      digest.update(placeholders(secrets).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The variables of the environment that stand for the placeholders. */
  public static Map<String, String> placeholders(Secrets secrets) {
    Map<String, String> values = new TreeMap<>();
    for (Person person : Person.values()) {
      values.put(person.placeholder(), secrets.password(person.secret()));
    }
    for (ServiceAccount account : ServiceAccount.values()) {
      values.put(account.placeholder(), secrets.password(account.secret()));
    }
    return values;
  }
}
