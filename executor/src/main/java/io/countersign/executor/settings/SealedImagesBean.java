package io.countersign.executor.settings;

import io.agroal.api.AgroalDataSource;
import io.countersign.executor.Reversals;
import io.countersign.executor.SealedImages;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.executor.sealed.Seal;
import io.countersign.executor.sealed.SealingKeys;
import io.countersign.executor.store.JdbcSealedImages;
import io.countersign.executor.store.SealedImagePurge;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps rows as they were for those who want to undo a write, and forgets them in time. */
@ApplicationScoped
final class SealedImagesBean {
  private static final Logger LOG = Logger.getLogger(SealedImagesBean.class);
  private static final long PURGE_MINUTES = 10;

  private final ScheduledExecutorService purges =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("purge-sealed-images").factory());

  @Produces
  @Singleton
  SealedImages images(AgroalDataSource dataSource, UndoConfiguration settings, Clock clock) {
    return settings
        .keys()
        .<SealedImages>map(file -> images(file, dataSource, settings, clock))
        .orElse(SealedImages.NONE);
  }

  private static JdbcSealedImages images(
      Path file, AgroalDataSource dataSource, UndoConfiguration settings, Clock clock) {
    SealingKeys keys = new SealingKeys(file);
    keys.check();
    return new JdbcSealedImages(
        dataSource,
        new Seal(keys, new SecureRandom()),
        new JdbcSealedImages.Settings(settings.maximumBytes(), settings.retention()),
        clock);
  }

  @Produces
  @Singleton
  Reversals reversals(SealedImages images, Clock clock) {
    return new Reversals(images, clock);
  }

  void start(@Observes StartupEvent event, AgroalDataSource dataSource, Clock clock) {
    SealedImagePurge purge = new SealedImagePurge(dataSource, clock);
    var _ = purges.scheduleWithFixedDelay(() -> run(purge), 0, PURGE_MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    purges.shutdownNow();
  }

  private static void run(SealedImagePurge purge) {
    try {
      int forgotten = purge.purge();
      if (forgotten > 0) {
        LOG.infof("Forgot what would undo %d commands", forgotten);
      }
    } catch (StoreUnavailableException e) {
      LOG.warnf("What need not be kept any more is kept a little longer: %s", e.getMessage());
    }
  }
}
