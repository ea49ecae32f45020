package io.countersign.audit.growth;

import io.countersign.audit.ledger.Ledger;
import io.countersign.log.tile.FolderTileStore;
import io.countersign.log.witness.WitnessClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lets witnesses and copies follow the ledger. None of them holds it up. */
@ApplicationScoped
class Onlookers {
  private final List<Thread> threads = new ArrayList<>();
  private final List<WitnessClient> clients = new ArrayList<>();
  private final Ledger ledger;
  private final LedgerSettings settings;
  private final MeterRegistry meters;

  Onlookers(Ledger ledger, LedgerSettings settings, MeterRegistry meters) {
    this.ledger = ledger;
    this.settings = settings;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    settings.witnesses().forEach(this::start);
    settings
        .copyFolder()
        .ifPresent(folder ->
            start(
                "ledger-copies",
                new CopyingThread(
                    new Copying(ledger, new FolderTileStore(folder)), settings.copyInterval())));
  }

  private void start(LedgerSettings.Witness witness) {
    WitnessClient client =
        new WitnessClient(witness.url(), WitnessKeys.of(witness), settings.witnessTimeout());
    clients.add(client);
    Cosigning cosigning = new Cosigning(ledger, client);
    meters.gauge(
        "countersign.ledger.witness.lag",
        Tags.of("witness", cosigning.name().toLowerCase(Locale.ROOT)),
        cosigning,
        Cosigning::lag);
    start("witness-" + cosigning.name(), new CosigningThread(cosigning, settings.interval()));
  }

  private void start(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  void stop(@Observes ShutdownEvent event) {
    threads.forEach(Thread::interrupt);
    clients.forEach(WitnessClient::close);
  }
}
