package io.countersign.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker, its own controller (KRaft), inside this JVM, with Countersign's topics. Stopped
 * and started again on the same folder it is the same broker with the same records.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String PART = "Kafka";
  private static final int NODE = 1;

  static {
    // A fault of the broker would end this JVM without its shutdown hooks, and leave children.
    Exit.setHaltProcedure((status, message) -> new Thread(() -> System.exit(status)).start());
  }

  private final KafkaSettings settings;
  private final KafkaRaftServer server;

  private KafkaBroker(KafkaSettings settings, KafkaRaftServer server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * Starts the broker and creates the topics that are missing.
   *
   * @throws StartFailedException if its port is taken or its folder is unusable
   */
  public static KafkaBroker start(KafkaSettings settings) {
    settings.port().requireFree(PART);
    try {
      formatOnce(settings.folder());
      KafkaConfig config = config(settings, Port.free());
      KafkaBroker broker = new KafkaBroker(settings, new KafkaRaftServer(config, Time.SYSTEM));
      broker.comeUp();
      return broker;
    } catch (Exception e) {
      throw new StartFailedException(PART, String.valueOf(e.getMessage()), e);
    }
  }

  private void comeUp() {
    try {
      server.startup();
      topics().createMissing();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What {@code bootstrap.servers} of a client should be. */
  public String bootstrapServers() {
    return Port.LOOPBACK + ":" + settings.port().number();
  }

  /** Countersign's topics on this broker. */
  public Topics topics() {
    return new Topics(bootstrapServers(), settings.partitions(), settings.retention());
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void formatOnce(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(report, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(print)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    }
  }

  private static KafkaConfig config(KafkaSettings settings, Port controller) {
    Properties properties = new Properties();
    try (var defaults = KafkaBroker.class.getResourceAsStream("kafka.properties")) {
      properties.load(defaults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String client = Port.LOOPBACK + ":" + settings.port().number();
    String control = Port.LOOPBACK + ":" + controller.number();
    properties.setProperty("node.id", Integer.toString(NODE));
    properties.setProperty("controller.quorum.voters", NODE + "@" + control);
    properties.setProperty("listeners", "CLIENT://" + client + ",CONTROLLER://" + control);
    properties.setProperty("advertised.listeners", "CLIENT://" + client);
    properties.setProperty("log.dirs", settings.folder().toString());
    properties.setProperty("num.partitions", Integer.toString(settings.partitions()));
    properties.setProperty("message.max.bytes", Integer.toString(Topics.MAXIMUM_RECORD_BYTES));
    return KafkaConfig.fromProps(properties);
  }
}
