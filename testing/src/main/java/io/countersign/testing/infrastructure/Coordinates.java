package io.countersign.testing.infrastructure;

import java.util.Map;

/**
 * Where the infrastructure process of a folder answers.
 *
 * @param port on the loopback address
 * @param process its number
 * @param token what a test JVM must know to be let in; who can read the file may come in
 * @param fingerprint of the code that the process runs
 */
record Coordinates(int port, long process, String token, String fingerprint) {
  static Coordinates parse(String line) {
    Message message = Message.parse(line);
    return new Coordinates(
        Integer.parseInt(message.field("port")),
        Long.parseLong(message.field("process")),
        message.field("token"),
        message.field("fingerprint"));
  }

  String line() {
    return new Message(
            "coordinates",
            Map.of(
                "port",
                Integer.toString(port),
                "process",
                Long.toString(process),
                "token",
                token,
                "fingerprint",
                fingerprint))
        .line();
  }

  @Override
  public String toString() {
    return "Coordinates[" + process + " at " + port + "]";
  }
}
