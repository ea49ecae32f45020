package io.countersign.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks with one witness. Follows no redirects, reads no more than an answer may be long, and
 * waits no longer than it is told to.
 */
public final class WitnessClient implements AutoCloseable {
  private static final int LONGEST_ANSWER = SignedNote.LONGEST;
  private final HttpClient http;
  private final URI addCheckpoint;
  private final VerifierKey key;
  private final Duration timeout;

  /**
   * A client of the witness at that address.
   *
   * @param prefix of the witness; {@code /add-checkpoint} is added
   * @param key that its cosignatures must be of
   */
  public WitnessClient(URI prefix, VerifierKey key, Duration timeout) {
    String base = prefix.toString();
    this.addCheckpoint = URI.create((base.endsWith("/") ? base : base + "/") + "add-checkpoint");
    this.key = key;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  public VerifierKey key() {
    return key;
  }

  /**
   * Asks for a cosignature. A {@link Answer.Cosigned} holds only cosignatures that verify.
   *
   * @throws IOException if the witness does not answer in time or as the protocol says
   */
  public Answer add(AddCheckpoint request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(addCheckpoint)
            .timeout(timeout)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
            .build();
    HttpResponse<byte[]> response = send(post);
    String body = new String(response.body(), UTF_8);
    try {
      return switch (response.statusCode()) {
        case 200 -> new Answer.Cosigned(cosignatures(request.note(), body));
        case 409 -> new Answer.Conflict(Checkpoint.size(body.strip()));
        default ->
            new Answer.Refused(
                Answer.Reason.of(response.statusCode()), "HTTP status " + response.statusCode());
      };
    } catch (InvalidNoteException e) {
      throw new IOException(
          "the witness answered what the protocol does not allow: " + e.getMessage(), e);
    }
  }

  /** The time runs until the last byte, which the client's own timeout would not count. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the witness cannot be asked", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the witness did not answer within " + timeout, e);
    } finally {
      answer.cancel(true);
    }
  }

  private List<NoteSignature> cosignatures(SignedNote note, String body)
      throws InvalidNoteException {
    List<NoteSignature> ours = new ArrayList<>();
    for (NoteSignature signature : SignedNote.parse(note.text() + "\n" + body).signatures()) {
      if (key.claimedBy(signature)) {
        key.verifyCosignature(note.text(), signature);
        ours.add(signature);
      }
    }
    if (ours.isEmpty()) {
      throw new InvalidNoteException("no cosignature is of " + key.name());
    }
    return ours;
  }

  @Override
  public void close() {
    http.close();
  }
}
