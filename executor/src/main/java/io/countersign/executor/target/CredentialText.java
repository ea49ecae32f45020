package io.countersign.executor.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One half of a role's credentials: said in the configuration, or kept in a file. */
public sealed interface CredentialText {
  /**
   * What it is now.
   *
   * @throws CredentialsUnavailableException if the file cannot be read or is empty
   */
  String current();

  /** As the configuration says it. */
  record Said(String text) implements CredentialText {
    @Override
    public String current() {
      return text;
    }

    @Override
    public String toString() {
      return "Said[]";
    }
  }

  /**
   * The content of a file without white space around it, read anew each time: whoever replaces it,
   * or the link that leads to it as Kubernetes does, needs to tell nobody.
   */
  record InFile(Path file) implements CredentialText {
    @Override
    public String current() {
      String content = content().strip();
      if (content.isEmpty()) {
        throw new CredentialsUnavailableException("the credentials file " + file + " is empty");
      }
      return content;
    }

    private String content() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new CredentialsUnavailableException(
            "the credentials file " + file + " cannot be read: " + e.getClass().getSimpleName());
      }
    }
  }
}
