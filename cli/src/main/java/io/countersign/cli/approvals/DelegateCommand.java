package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Api;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets somebody else answer for a while. */
@Command(
    name = "delegate",
    description = "Lets another person answer in your place for a while; alone, says who does.",
    mixinStandardHelpOptions = true)
public final class DelegateCommand implements Callable<Integer> {
  private static final String PATH = "/v1/me/delegation";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Parameters(arity = "0..1", paramLabel = "PERSON", description = "who answers instead")
  private @Nullable String person;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "you are back then: 2026-11-23T22:00Z, or +2d from now")
  private @Nullable Instant until;

  @Option(names = "--off", description = "you are back")
  private boolean off;

  @Override
  public Integer call() {
    if (off ? person != null || until != null : (person == null) != (until == null)) {
      throw new ParameterException(
          spec.commandLine(), "say PERSON --until TIME, or --off, or nothing to see what is set");
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      Terminal.of(spec).print(done(login.api(http)));
      return ExitCode.OK;
    }
  }

  private String done(Api api) {
    if (off) {
      Answers.successful(api.delete(PATH));
      return "You answer yourself.";
    }
    return person == null || until == null
        ? standing(Answers.successful(api.get(PATH)).body())
        : standing(
            Answers.successful(api.put(PATH, Map.of("to", person, "until", until.toString())))
                .body());
  }

  private static String standing(JsonNode answer) {
    StringBuilder text = new StringBuilder(own(answer.path("delegation")));
    for (JsonNode absent : Page.each(answer.path("standsInFor"))) {
      text.append(
          "%nYou answer in the place of %s until %s."
              .formatted(
                  Visible.line(Page.text(absent, "from")),
                  Visible.line(Page.text(absent, "until"))));
    }
    return text.toString();
  }

  private static String own(JsonNode delegation) {
    return delegation.isObject()
        ? "%s answers in your place until %s."
            .formatted(
                Visible.line(Page.text(delegation, "to")),
                Visible.line(Page.text(delegation, "until")))
        : "You answer yourself.";
  }
}
