package io.countersign.log.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote; nothing longer than its bounds is taken in. */
public final class RecordReader {
  /** Bytes of a key, a header or a value. */
  static final int LONGEST = 64 * 1024 * 1024;

  private static final int AT_ONCE = 64 * 1024;
  private static final int MOST_HEADERS = 10_000;
  private static final int LONGEST_TOPIC = 249;
  private final DataInputStream in;
  private byte[] topicName = new byte[0];
  private String topic = "";

  public RecordReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * The next record; empty at the end.
   *
   * @throws IOException if it is cut off or malformed
   */
  public Optional<StoredRecord> next() throws IOException {
    int kind = in.read();
    return switch (kind) {
      case -1 -> Optional.empty();
      case RecordWriter.MISSING -> Optional.of(new StoredRecord.Missing());
      case RecordWriter.DISPOSED -> Optional.of(new StoredRecord.Disposed());
      case RecordWriter.KEPT -> Optional.of(new StoredRecord.Kept(read()));
      case RecordWriter.WITHOUT_VALUE -> Optional.of(new StoredRecord.WithoutValue(read()));
      default -> throw new IOException("records are of kinds 0 to 3, not " + kind);
    };
  }

  private LogRecord read() throws IOException {
    return new LogRecord(
        topic(required(LONGEST_TOPIC)),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        bytes(LONGEST),
        headers(),
        bytes(LONGEST));
  }

  /** Most records are of the topic of the one before. */
  private String topic(byte[] name) throws CharacterCodingException {
    if (!Arrays.equals(name, topicName)) {
      topic = UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
      topicName = name;
    }
    return topic;
  }

  private List<LogHeader> headers() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_HEADERS) {
      throw new IOException("a record has 0 to 10000 headers, not " + count);
    }
    List<LogHeader> headers = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      headers.add(new LogHeader(required(LONGEST), bytes(LONGEST)));
    }
    return headers;
  }

  private byte[] atOnce(int length) throws IOException {
    byte[] bytes = new byte[length];
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw cutOff();
    }
    return bytes;
  }

  /** Nobody's claim of a length alone takes memory. */
  private byte[] bitByBit(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw cutOff();
    }
    return bytes;
  }

  private static EOFException cutOff() {
    return new EOFException("a record is cut off");
  }

  private byte[] required(int longest) throws IOException {
    byte[] bytes = bytes(longest);
    if (bytes == null) {
      throw new IOException("a topic or the name of a header is absent");
    }
    return bytes;
  }

  private byte @Nullable [] bytes(int longest) throws IOException {
    int length = in.readInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > longest) {
      throw new IOException("a length is from -1 to " + longest + ", not " + length);
    }
    return length <= AT_ONCE ? atOnce(length) : bitByBit(length);
  }
}
