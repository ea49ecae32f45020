package io.countersign.cli.approvals;

import io.countersign.cli.CommandFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the person agrees to what is about to be sent. */
public final class Consent {
  /** The person said no when asked. */
  public static final int DECLINED = 3;

  @Option(names = "--yes", description = "do not ask; what is decided upon is still printed")
  private boolean yes;

  @Option(
      names = "--digest",
      paramLabel = "DIGEST",
      description =
          "what you saw; nothing is sent if the request is another by now. Scripts should give it")
  private @Nullable String digest;

  /**
   * Asks, unless that was answered ahead.
   *
   * @throws CommandFailedException if the request is not what the person saw
   */
  boolean isGiven(Terminal terminal, SeenRequest seen, String question) {
    if (digest != null && !digest.equals(seen.digest())) {
      throw new CommandFailedException(
          "the request is another by now: it has the digest "
              + Visible.line(seen.digest())
              + ". Read it again with 'countersign approvals show "
              + seen.id()
              + "'");
    }
    if (yes) {
      terminal.print(seen.summary());
      return true;
    }
    terminal.print(seen.page(terminal.style()));
    terminal.print("");
    terminal.print(seen.summary());
    boolean given = terminal.confirms(question);
    if (!given) {
      terminal.print("Nothing was sent.");
    }
    return given;
  }
}
