package io.countersign.cli.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers many lines on all processors, in their order and with bounded memory. When no more input
 * is there yet, everything asked so far is answered first, so that a program may ask line by line.
 */
final class Bulk {
  private static final int LINES = 64;
  private static final int BYTES = 256 * 1024;
  private static final int AHEAD = 8;

  private record Answers(ByteArrayOutputStream lines, long malformed) {}

  private final FactsOfText facts;
  private final int workers = Runtime.getRuntime().availableProcessors();

  Bulk(FactsOfText facts) {
    this.facts = facts;
  }

  /** Answers every line; says how many of them were no questions. */
  long answer(LineReader in, OutputStream out) throws IOException {
    try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
      long malformed = 0;
      Deque<Future<Answers>> pending = new ArrayDeque<>();
      List<LineReader.Line> portion = portion(in);
      while (!portion.isEmpty()) {
        List<LineReader.Line> lines = portion;
        pending.add(executor.submit(() -> answers(lines)));
        boolean waiting = in.wouldWait();
        while (!pending.isEmpty() && (waiting || pending.size() >= AHEAD * workers)) {
          malformed += write(pending.remove(), out);
        }
        portion = portion(in);
      }
      while (!pending.isEmpty()) {
        malformed += write(pending.remove(), out);
      }
      return malformed;
    }
  }

  /** Some lines; none at the end of the input. */
  private static List<LineReader.Line> portion(LineReader in) throws IOException {
    List<LineReader.Line> lines = new ArrayList<>();
    Optional<LineReader.Line> line = in.next();
    int bytes = 0;
    while (line.isPresent()) {
      lines.add(line.get());
      bytes += line.get().bytes().length;
      if (lines.size() == LINES || bytes >= BYTES || in.wouldWait()) {
        return lines;
      }
      line = in.next();
    }
    return lines;
  }

  private Answers answers(List<LineReader.Line> lines) {
    List<Question> questions = lines.stream().map(Question::of).toList();
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    questions.forEach(q -> answers.writeBytes(facts.answer(q)));
    return new Answers(
        answers, questions.stream().filter(Question.Malformed.class::isInstance).count());
  }

  private static long write(Future<Answers> future, OutputStream out) throws IOException {
    Answers answers = await(future);
    answers.lines.writeTo(out);
    return answers.malformed;
  }

  private static Answers await(Future<Answers> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
