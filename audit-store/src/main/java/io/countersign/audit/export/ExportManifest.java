package io.countersign.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.countersign.platform.event.EventJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds, for whoever is given it.
 *
 * @param manifest the version of this form
 * @param of {@code commands} or {@code events}
 * @param file the name of the data's file within the export
 * @param query as it was asked
 * @param records how many entries
 * @param bytes how long the file of the data is
 * @param sha256 of the file of the data, in hexadecimal digits
 * @param first the position, or the command's id, of the first entry; absent if there is none
 * @param last of the last entry
 * @param proofs absent for commands, which are derived from many events
 * @param ledger the checkpoint that goes with the export
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportManifest(
    int manifest,
    String of,
    String format,
    String file,
    String query,
    @Nullable Instant from,
    @Nullable Instant to,
    long records,
    long bytes,
    String sha256,
    @Nullable String first,
    @Nullable String last,
    @Nullable Proven proofs,
    Tree ledger,
    Instant madeAt,
    Maker madeBy) {
  public static final int VERSION = 1;

  private static final ObjectMapper JSON =
      EventJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The file of proofs.
   *
   * @param sha256 of the file, in hexadecimal digits
   * @param proved how many entries have a proof in it
   * @param unproved how many were stored too late for the checkpoint
   */
  public record Proven(String file, String sha256, long proved, long unproved) {}

  /**
   * The tree that the checkpoint is of.
   *
   * @param root in Base64
   */
  public record Tree(String origin, long size, String root) {}

  /** Who had it made. */
  public record Maker(String subject, String name) {}

  /** The file, byte for byte. */
  public byte[] encode() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a manifest as JSON", e);
    }
  }
}
