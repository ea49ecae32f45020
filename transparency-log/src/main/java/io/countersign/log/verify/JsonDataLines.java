package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lines of events as JSON, one after another; of each what its proof can be compared with. */
final class JsonDataLines implements AutoCloseable {
  /** Quotes within texts are escaped, so that this can only be the member's name. */
  private static final byte[] DATA = ",\"data\":".getBytes(UTF_8);

  private static final byte[] POSITION = "{\"position\":".getBytes(UTF_8);

  private final Optional<InputStream> lines;

  private JsonDataLines(Optional<InputStream> lines) {
    this.lines = lines;
  }

  static JsonDataLines of(Optional<InputStream> lines) {
    return new JsonDataLines(lines.map(BufferedInputStream::new));
  }

  /**
   * What a line says of its record.
   *
   * @param position the member of that name, as it is written
   * @param data the bytes of the record's value; empty where they were left out
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; never compared.
  record Said(String position, Optional<byte[]> data) {}

  /** Empty where lines are not looked at, or behind the last one. */
  Optional<Said> next() throws IOException {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int each = lines.get().read();
    if (each < 0) {
      return Optional.empty();
    }
    for (; each >= 0 && each != '\n'; each = lines.get().read()) {
      line.write(each);
    }
    return Optional.of(said(line.toByteArray()));
  }

  private static Said said(byte[] line) {
    int end = indexOf(line, new byte[] {'}'}, 0);
    boolean begins = indexOf(line, POSITION, 0) == 0 && end > 0;
    String position =
        begins ? new String(line, POSITION.length, end + 1 - POSITION.length, UTF_8) : "";
    int data = indexOf(line, DATA, 0);
    return new Said(
        position,
        data < 0
            ? Optional.empty()
            : Optional.of(Arrays.copyOfRange(line, data + DATA.length, line.length - 1)));
  }

  private static int indexOf(byte[] line, byte[] wanted, int from) {
    for (int at = from; at <= line.length - wanted.length; at++) {
      if (Arrays.equals(line, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    if (lines.isPresent()) {
      lines.get().close();
    }
  }
}
