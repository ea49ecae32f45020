package io.countersign.audit.growth;

import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerBrokenException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets the ledger grow, step by step, until it is stopped. */
final class LedgerGrowth implements Runnable {
  private static final Logger LOG = Logger.getLogger(LedgerGrowth.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
  private final Integrator integrator;
  private final LedgerStatus status;
  private final LedgerMetrics metrics;
  private final Duration interval;
  private final CountDownLatch stopping = new CountDownLatch(1);

  LedgerGrowth(
      Integrator integrator, LedgerStatus status, LedgerMetrics metrics, Duration interval) {
    this.integrator = integrator;
    this.status = status;
    this.metrics = metrics;
    this.interval = interval;
  }

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    while (!stopsWithin(pause)) {
      pause = step();
    }
  }

  void stop() {
    stopping.countDown();
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** How long to wait for the next. */
  private Duration step() {
    try {
      Growth growth = metrics.steps().record(integrator::step);
      status.works();
      return switch (growth) {
        case Growth.Grown grown -> {
          status.reached(grown.checkpoint());
          metrics.grown();
          yield grown.more() ? Duration.ZERO : interval;
        }
        case Growth.Complete complete -> interval;
        case Growth.Elsewhere elsewhere -> interval;
      };
    } catch (LedgerBrokenException e) {
      LOG.errorf(
          e, "INCIDENT: the ledger is broken, and no checkpoint is signed: %s", e.getMessage());
      status.fails("broken: " + e.getMessage());
    } catch (StoreUnavailableException e) {
      LOG.warnf(e, "The ledger cannot grow at the moment: %s", e.getMessage());
      status.fails(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The ledger cannot grow", e);
      status.fails("a step failed: " + e.getClass().getSimpleName());
    }
    return AFTER_A_FAULT;
  }
}
