package io.countersign.testing.infrastructure;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.Secrets;
import io.countersign.local.ShopDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one connection of a test JVM asks, and the answers. */
final class Conversation {
  private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

  private final Leases leases;
  private final Secrets secrets;
  private final String token;
  private final Runnable endProcess;
  private @Nullable String process;
  private @Nullable Lease lease;

  Conversation(Leases leases, Secrets secrets, String token, Runnable endProcess) {
    this.leases = leases;
    this.secrets = secrets;
    this.token = token;
    this.endProcess = endProcess;
  }

  Message answer(Message question) {
    try {
      Lease known = lease;
      return Message.ok(known == null ? greet(question) : give(question, known));
    } catch (RuntimeException | LinkageError e) {
      LOG.log(System.Logger.Level.WARNING, "could not answer " + question.verb(), e);
      return Message.failed(String.valueOf(e.getMessage()));
    }
  }

  void over() {
    if (process != null) {
      leases.disconnected(process);
    }
  }

  private Map<String, String> greet(Message question) {
    if (!question.verb().equals("hello") || !question.field("token").equals(token)) {
      throw new IllegalArgumentException("the first line must be hello with the right token");
    }
    String caller = question.field("process");
    lease = leases.connected(caller);
    process = caller;
    return Map.of();
  }

  private Map<String, String> give(Message question, Lease known) {
    return switch (question.verb()) {
      case "kafka" -> Map.of("bootstrap", known.kafka());
      case "database" -> fields("", known.newDatabase(question.field("name")));
      case "shop" -> fields(known.shop());
      case "new-shop" -> fields(known.newShop());
      case "keycloak" -> Map.of("issuer", known.issuer());
      case "secret" -> Map.of("value", secrets.password(question.field("name")));
      case "end" -> Map.of("ends", end() ? "yes" : "no");
      default -> throw new IllegalArgumentException("unknown verb " + question.verb());
    };
  }

  private boolean end() {
    boolean ends = process != null && leases.endIfAlone(process);
    if (ends) {
      endProcess.run();
    }
    return ends;
  }

  private static Map<String, String> fields(ShopDatabase shop) {
    Map<String, String> fields = new TreeMap<>(fields("owner.", shop.owner()));
    fields.putAll(fields("reader.", shop.reader()));
    fields.putAll(fields("writer.", shop.writer()));
    return fields;
  }

  private static Map<String, String> fields(String prefix, DatabaseAccess access) {
    return Map.of(
        prefix + "host", access.host(),
        prefix + "port", Integer.toString(access.port()),
        prefix + "database", access.database(),
        prefix + "user", access.user(),
        prefix + "password", access.password());
  }
}
