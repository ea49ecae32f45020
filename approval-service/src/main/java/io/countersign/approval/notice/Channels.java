package io.countersign.approval.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ways to tell people that this service has. */
public final class Channels {
  private final Map<String, Channel> byName = new TreeMap<>();

  /**
   * @throws IllegalArgumentException if two have the same name
   */
  public Channels(Iterable<Channel> channels) {
    for (Channel channel : channels) {
      if (byName.put(channel.name(), channel) != null) {
        throw new IllegalArgumentException("two channels are called " + channel.name());
      }
    }
  }

  public Optional<Channel> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Channel> tellingPersons() {
    return byName.values().stream().filter(Channel::tellsPersons).toList();
  }

  boolean updates(DeliveryStore.Address address) {
    return named(address.channel()).filter(c -> c.updates(address.target())).isPresent();
  }

  boolean carries(String channel, String target, Notice notice) {
    return named(channel).filter(c -> c.carries(target, notice)).isPresent();
  }

  void check(Route route) {
    Channel channel =
        named(route.channel())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "a route of countersign.notices.routes names the channel '%s', but there are only %s; configure it or correct the name"
                        .formatted(route.channel(), byName.keySet())));
    channel
        .objectionTo(route.target())
        .ifPresent(why -> {
          throw new IllegalArgumentException(
              "a route of countersign.notices.routes cannot tell '%s' by %s: %s"
                  .formatted(route.target(), route.channel(), why));
        });
  }
}
