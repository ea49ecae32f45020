package io.countersign.cli;

import io.countersign.cli.client.UnexpectedAnswerException;
import io.countersign.cli.demo.Demo;
import io.countersign.cli.demo.Stage;
import io.countersign.cli.demo.StepFailedException;
import io.countersign.local.StartFailedException;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.SuiteService;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Starts everything, walks the main job, stops everything. */
@Command(
    name = "demo",
    description = "Starts everything on this machine, walks the main job step by step, and stops.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private final SuiteOptions options = new SuiteOptions();

  @Override
  public Integer call() {
    PrintStream out = Utf8.stdout();
    try (RunningSuite running = RunningSuite.start(options.settings(), out);
        HttpClient http = HttpClient.newHttpClient()) {
      new Demo(out).play(stage(running.suite(), http));
      return ExitCode.OK;
    } catch (StepFailedException | UnexpectedAnswerException | StartFailedException e) {
      out.println("✗ " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private static Stage stage(LocalSuite suite, HttpClient http) {
    return new Stage(
        suite.address(SuiteService.COMMAND_INTAKE),
        suite.address(SuiteService.APPROVAL_SERVICE),
        suite.address(SuiteService.AUDIT_STORE),
        suite.tokens(),
        suite.ledgerKey(),
        suite.shop().owner(),
        http);
  }
}
