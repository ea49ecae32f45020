package io.countersign.cli.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.sql.SqlAnalyzer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Answers questions with lines of JSON in UTF-8, each with its end. Thread-safe. */
final class FactsOfText {
  private static final String GARBLED = "bytes that are not UTF-8";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = JSON.writer().withRootValueSeparator("");

  /** For ids that hold half of a surrogate pair, which UTF-8 cannot. */
  private static final ObjectWriter ASCII_WRITER = WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private record Refusal(@Nullable JsonNode id, String error) {}

  private final Dialect dialect;

  FactsOfText(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Answers for a whole text.
   *
   * @param name of its file
   */
  byte[] ofText(@Nullable String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LineReader.LONGEST + 1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return line(
        FactsLine.of(
            name == null ? null : TextNode.valueOf(name), facts(bytes, text), digest(bytes)));
  }

  private Facts facts(byte[] bytes, String text) {
    if (bytes.length > LineReader.LONGEST) {
      return unreadable("a text longer than " + LineReader.LONGEST + " bytes");
    }
    return Encoding.isUtf8(bytes, text) ? facts(text) : unreadable(GARBLED);
  }

  byte[] answer(Question question) {
    return line(
        switch (question) {
          case Question.Sql sql ->
              FactsLine.of(
                  sql.id(), facts(sql.text()), digest(sql.text().getBytes(StandardCharsets.UTF_8)));
          case Question.Garbled garbled -> FactsLine.of(garbled.id(), unreadable(GARBLED), null);
          case Question.Malformed malformed -> new Refusal(malformed.id(), malformed.error());
        });
  }

  /** Whatever the text does to the analysis, there is an answer, and it is no permission. */
  private Facts facts(String sql) {
    try {
      return SqlAnalyzer.analyze(dialect, sql);
    } catch (RuntimeException | StackOverflowError e) {
      return unreadable("the analysis failed (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Facts unreadable(String problem) {
    return Facts.unreadable(dialect, problem);
  }

  private static byte[] line(Object answer) {
    byte[] json = json(answer);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static byte[] json(Object answer) {
    try {
      return WRITER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      return ascii(answer);
    }
  }

  private static byte[] ascii(Object answer) {
    try {
      return ASCII_WRITER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written as JSON", e);
    }
  }

  private static Digest digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
