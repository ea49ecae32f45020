package io.countersign.approval.notice;

import io.countersign.approval.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is told of a batch: all routes that are for it, and all persons who want to be. */
public final class Recipients {
  private final List<Route> routes;
  private final Channels channels;
  private final PreferenceStore preferences;
  private final Answerers answerers;

  /**
   * @throws IllegalArgumentException if a route leads nowhere
   */
  public Recipients(
      List<Route> routes, Channels channels, PreferenceStore preferences, Answerers answerers) {
    this.routes = List.copyOf(routes);
    this.channels = channels;
    this.preferences = preferences;
    this.answerers = answerers;
    this.routes.forEach(channels::check);
  }

  /** Each once, by the first route that leads there. */
  List<Recipient> of(Batch batch, Notice notice) {
    Set<String> seen = new LinkedHashSet<>();
    List<Recipient> all = new ArrayList<>(byRoute(batch));
    all.addAll(persons(batch));
    return all.stream()
        .filter(r -> channels.carries(r.channel(), r.target(), notice))
        .filter(r -> seen.add(r.channel() + ' ' + r.target()))
        .toList();
  }

  /** Whether somebody would be told that now, too. */
  boolean include(String channel, String target, Batch batch, Notice notice) {
    return of(batch, notice).stream()
        .anyMatch(r -> r.channel().equals(channel) && r.target().equals(target));
  }

  /** When somebody is told only what is urgent; empty for never. */
  Optional<QuietHours> quietHours(String channel, String target) {
    if (channels.tellingPersons().stream().anyMatch(c -> c.name().equals(channel))) {
      return preferences.find(target).flatMap(p -> Optional.ofNullable(p.quietHours()));
    }
    return routes.stream()
        .filter(r -> r.channel().equals(channel) && r.target().equals(target))
        .findFirst()
        .flatMap(r -> Optional.ofNullable(r.quietHours()));
  }

  private List<Recipient> byRoute(Batch batch) {
    return routes.stream()
        .filter(r -> batch.members().stream().anyMatch(r::isFor))
        .map(r -> new Recipient(r.channel(), r.target(), r.quietHours()))
        .toList();
  }

  private List<Recipient> persons(Batch batch) {
    List<Channel> personal = channels.tellingPersons();
    if (personal.isEmpty()) {
      return List.of();
    }
    List<String> wanted = answerers.of(batch).stream().map(Person::id).toList();
    Map<String, Preferences> known = preferences.of(wanted);
    List<Recipient> recipients = new ArrayList<>();
    known.forEach((person, wishes) -> {
      if (wishes.immediate()) {
        personal.forEach(c -> recipients.add(new Recipient(c.name(), person, wishes.quietHours())));
      }
    });
    return recipients;
  }
}
