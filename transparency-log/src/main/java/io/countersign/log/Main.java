package io.countersign.log;

import io.countersign.log.verify.CommandLine;
import java.util.List;

/** {@code java -jar transparency-log.jar}: see {@link CommandLine}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(System.out, System.err).run(List.of(arguments)));
  }
}
