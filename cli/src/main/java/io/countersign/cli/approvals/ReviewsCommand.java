package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.each;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Broken glass that somebody has to look at. */
@Command(
    name = "reviews",
    description = "Lists commands that ran before anybody approved them, and whose review is owed.",
    mixinStandardHelpOptions = true)
public final class ReviewsCommand implements Callable<Integer> {
  private static final int STATEMENT = 100;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Option(names = "--state", paramLabel = "STATE", description = "owed (default) or done")
  private String state = "owed";

  @Option(names = "--after", paramLabel = "ID", description = "the page after this one")
  private @Nullable String after;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    String path = new Query().with("state", state).with("after", after).on("/v1/reviews");
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode found = Answers.successful(login.api(http).get(path)).body();
      terminal.print(page(found, terminal.style(), Instant.now()));
      return ExitCode.OK;
    }
  }

  private static String page(JsonNode found, Style style, Instant now) {
    Page page = new Page(style);
    for (JsonNode review : each(found.path("reviews"))) {
      page.line(
          "%s  %s on %s, due %s"
              .formatted(
                  style.title(Visible.line(text(review, "requestId"))),
                  Visible.line(text(review, "name")),
                  Visible.line(text(review, "dataSource")),
                  Rough.text(text(review, "dueAt"), now)));
      page.line("    " + Visible.line(text(review, "statement"), STATEMENT));
      page.block(text(review, "reason"));
      JsonNode done = review.path("done");
      page.fact(
          "Reviewed", done.isObject() ? text(done, "verdict") + " says " + text(done, "name") : "");
      page.block(text(done, "comment"));
    }
    String next = text(found, "next");
    if (!next.isEmpty()) {
      page.line(style.aside("More: --after " + Visible.line(next)));
    }
    return found.path("reviews").isEmpty() ? "There are none." : page.text();
  }
}
