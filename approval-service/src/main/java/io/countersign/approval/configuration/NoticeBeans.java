package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.Entitlements;
import io.countersign.approval.People;
import io.countersign.approval.notice.Abandonments;
import io.countersign.approval.notice.AgentQueue;
import io.countersign.approval.notice.AgentRoom;
import io.countersign.approval.notice.AgentTurn;
import io.countersign.approval.notice.Answerers;
import io.countersign.approval.notice.BatchBallots;
import io.countersign.approval.notice.BatchStore;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Channels;
import io.countersign.approval.notice.Courier;
import io.countersign.approval.notice.DeliveryStore;
import io.countersign.approval.notice.Gathering;
import io.countersign.approval.notice.NewsStore;
import io.countersign.approval.notice.Newsroom;
import io.countersign.approval.notice.NoticeMeter;
import io.countersign.approval.notice.Notices;
import io.countersign.approval.notice.PreferenceStore;
import io.countersign.approval.notice.QueueRelease;
import io.countersign.approval.notice.QueueStore;
import io.countersign.approval.notice.Recipients;
import io.countersign.approval.webhook.WebhookSettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;

/** What gathers requests into batches, and holds agents back. */
@ApplicationScoped
final class NoticeBeans {
  @Produces
  @Singleton
  Gathering gathering(BatchStore batches, NewsStore news, Clock clock) {
    return new Gathering(batches, news, clock);
  }

  @Produces
  @Singleton
  BatchVoting voting(BatchStore batches, Approvals approvals, Clock clock) {
    return new BatchBallots(batches, approvals, clock);
  }

  @Produces
  @Singleton
  AgentTurn turn(BatchStore batches) {
    return new AgentTurn(batches);
  }

  @Produces
  @Singleton
  AgentRoom room(BatchStore batches, NoticeConfiguration configuration) {
    return new AgentRoom(batches, configuration.agentLimit());
  }

  @Produces
  @Singleton
  AgentQueue queue(BatchStore batches, QueueStore queue, AgentRoom room, Clock clock) {
    return new AgentQueue(batches, queue, room, clock);
  }

  @Produces
  @Singleton
  QueueRelease release(
      QueueStore queue, BatchStore batches, AgentRoom room, ApprovalStore requests, Clock clock) {
    return new QueueRelease(queue, batches, room, requests, clock);
  }

  /** Made at start, so that a service with a route that leads nowhere does not start. */
  @Produces
  @Singleton
  @Startup
  Recipients recipients(
      NoticeConfiguration configuration,
      Channels channels,
      PreferenceStore preferences,
      Answerers answerers) {
    return new Recipients(
        configuration.routes().stream().map(NoticeConfiguration.RouteConfiguration::route).toList(),
        channels,
        preferences,
        answerers);
  }

  @Produces
  @Singleton
  Channels channels(@Any Instance<Channel> channels) {
    return new Channels(channels);
  }

  @Produces
  @Singleton
  Answerers answerers(Entitlements entitlements, People people) {
    return new Answerers(entitlements, people);
  }

  @Produces
  @Singleton
  Notices notices(BatchStore batches, Channels channels, Answerers answerers, People people) {
    return new Notices(batches, channels, answerers, people);
  }

  @Produces
  @Singleton
  Newsroom newsroom(
      NewsStore news,
      BatchStore batches,
      DeliveryStore deliveries,
      Recipients recipients,
      Channels channels,
      NoticeConfiguration settings,
      NoticeMeter meter,
      Clock clock) {
    return new Newsroom(news, batches, deliveries, recipients, channels, settings, meter, clock);
  }

  @Produces
  @Singleton
  Courier courier(
      DeliveryStore deliveries,
      Channels channels,
      Notices notices,
      Recipients recipients,
      NoticeConfiguration settings,
      NoticeMeter meter,
      Abandonments abandonments,
      Clock clock) {
    return new Courier(
        deliveries,
        channels,
        notices,
        recipients,
        settings,
        meter,
        abandonments,
        clock,
        new SplittableRandom());
  }

  @Produces
  @Singleton
  WebhookSettings webhooks(WebhookConfiguration configuration) {
    return () -> Map.copyOf(configuration.endpoints());
  }
}
