package io.countersign.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Api;
import io.countersign.cli.policy.AuditLogin;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reasons to doubt that the trail is whole. */
@Command(
    name = "incidents",
    description = {
      "Lists the reasons to doubt that the trail is whole, latest first.",
      "Exits 0 if none is open, 1 if one is."
    },
    mixinStandardHelpOptions = true)
public final class IncidentsCommand implements Callable<Integer> {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final AuditLogin login = new AuditLogin();

  @Option(names = "--all", description = "also those that somebody has explained")
  private boolean all;

  @Override
  public Integer call() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      int open = list(login.auditStore(http));
      spec.commandLine()
          .getOut()
          .println(open == 0 ? "No incident is open." : open + " incidents are open.");
      return open == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private int list(Api store) {
    String query = "/v1/incidents?limit=200" + (all ? "" : "&open=true");
    int open = 0;
    String after = "";
    do {
      JsonNode page = store.get(query + after).expect(200).body();
      for (JsonNode incident : page.path("entries")) {
        print(incident);
        open += incident.has("closing") ? 0 : 1;
      }
      JsonNode next = page.path("next");
      after = next.isTextual() ? "&after=" + URLEncoder.encode(next.asText(), UTF_8) : "";
    } while (!after.isEmpty());
    return open;
  }

  private void print(JsonNode incident) {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode closing = incident.path("closing");
    out.printf(
        "%5d  %s  %-18s %s%n",
        incident.path("id").asLong(),
        seen(incident.path("foundAt")),
        seen(incident.path("kind")),
        seen(incident.path("summary")));
    if (!closing.isMissingNode()) {
      out.printf(
          "       closed by %s: %s%n", seen(closing.path("by")), seen(closing.path("reason")));
    }
  }

  /** What others wrote, without what a terminal would obey. */
  private static String seen(JsonNode text) {
    return UNPRINTABLE.matcher(text.asText()).replaceAll(" ");
  }
}
