package io.countersign.intake;

import io.countersign.contracts.Digest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Submissions under an idempotency key. The key is kept before the command is published and marked
 * after, so whatever happens in between, a retry publishes the same command and event.
 */
final class KeyedSubmissions {
  private final IdempotencyKeys keys;
  private final CommandRecorder recorder;

  /** Requests under way, which others with the same key join. */
  private final ConcurrentMap<IdempotencyKey, Flight> flights = new ConcurrentHashMap<>();

  KeyedSubmissions(IdempotencyKeys keys, CommandRecorder recorder) {
    this.keys = keys;
    this.recorder = recorder;
  }

  SubmitResult submit(SubmitRequest request, IdempotencyKey key, PreparedSubmission offered) {
    Flight own = new Flight(request.submission().digest(), new CompletableFuture<>());
    Flight other = flights.putIfAbsent(key, own);
    return other == null ? lead(request, key, offered, own) : join(own, key, other);
  }

  private SubmitResult lead(
      SubmitRequest request, IdempotencyKey key, PreparedSubmission offered, Flight flight) {
    try {
      SubmitResult result = claimAndRecord(request, key, offered, flight.submission());
      flight.result().complete(result);
      return result;
    } catch (RuntimeException e) {
      flight.result().completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key);
    }
  }

  private static SubmitResult join(Flight own, IdempotencyKey key, Flight other) {
    if (!own.submission().equals(other.submission())) {
      return new SubmitResult.KeyReused(key);
    }
    try {
      return other.result().join() instanceof SubmitResult.Accepted accepted
          ? new SubmitResult.Accepted(accepted.submission(), true)
          : new SubmitResult.KeyReused(key);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private SubmitResult claimAndRecord(
      SubmitRequest request, IdempotencyKey key, PreparedSubmission offered, Digest submission) {
    return switch (keys.claim(key, submission, offered.receipt())) {
      case KeyClaim.Fresh fresh -> {
        CommandProgress recorded = recorder.record(request, offered);
        markPublished(key, recorded);
        yield new SubmitResult.Accepted(recorded, false);
      }
      case KeyClaim.Known known when !known.submission().equals(submission) ->
          new SubmitResult.KeyReused(key);
      case KeyClaim.Known known when known.published() ->
          new SubmitResult.Accepted(recorder.recorded(request, known.receipt()), true);
      case KeyClaim.Known known -> {
        CommandProgress recorded = recorder.recordAgain(request, known.receipt());
        markPublished(key, recorded);
        yield new SubmitResult.Accepted(recorded, true);
      }
    };
  }

  /** The command is recorded, whether that can be noted or not; a retry would record it again. */
  private void markPublished(IdempotencyKey key, CommandProgress recorded) {
    try {
      keys.markPublished(key);
    } catch (KeysUnavailableException e) {
      System.getLogger(KeyedSubmissions.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "The idempotency key of command " + recorded.id() + " stays unmarked",
              e);
    }
  }

  private record Flight(Digest submission, CompletableFuture<SubmitResult> result) {}
}
