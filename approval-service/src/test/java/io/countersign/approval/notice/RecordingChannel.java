package io.countersign.approval.notice;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A way to tell people that keeps what it was given, and answers as tests want. */
@Singleton
public class RecordingChannel implements Channel {
  public static final String NAME = "recorder";

  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Message, Delivery>> answers = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean carries(String target, Notice notice) {
    return true;
  }

  @Override
  public Delivery deliver(Message message) {
    messages.add(message);
    return answers.getOrDefault(message.target(), RecordingChannel::taken).apply(message);
  }

  private static Delivery taken(Message message) {
    String reference = message.reference();
    return new Delivery.Delivered(reference == null ? "ref-" + message.id() : reference);
  }

  /** From now on, for this target. */
  void answer(String target, Function<Message, Delivery> answer) {
    answers.put(target, answer);
  }

  void answerAgain(String target) {
    answers.remove(target);
  }

  static Delivery away(@Nullable Duration after) {
    return new Delivery.Later(after, "nobody answers");
  }

  /** What a target was told about the batches of a principal, or tried to be. */
  List<Message> about(String target, String subject) {
    return messages.stream()
        .filter(m -> m.target().equals(target))
        .filter(m -> subjects(m.notice()).contains(subject))
        .toList();
  }

  private static List<String> subjects(Notice notice) {
    List<Batch> batches = new ArrayList<>();
    switch (notice) {
      case Notice.Asked asked -> batches.add(asked.batch());
      case Notice.Reminder reminder -> batches.add(reminder.batch());
      case Notice.Escalated escalated -> batches.add(escalated.batch());
      case Notice.Summary summary -> batches.addAll(summary.waiting());
      case Notice.GlassBroken broken -> {
        return List.of(broken.state().request().command().principal().subject());
      }
      case Notice.ReviewLate late -> {
        return List.of(late.state().request().command().principal().subject());
      }
    }
    return batches.stream()
        .map(b -> b.members().getFirst().request().command().principal().subject())
        .toList();
  }
}
