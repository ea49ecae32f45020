package io.countersign.policy.bundle;

import io.countersign.policy.ApprovalRule;
import io.countersign.policy.Calendar;
import io.countersign.policy.ConditionCompiler;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.Times;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a bundle together from its documents: the clock and the calendars first, since conditions
 * are compiled against them.
 */
final class BundleAssembly {
  private final String folder;
  private final List<BundleProblem> problems;
  private final List<Policy> policies = new ArrayList<>();
  private final List<Calendar> calendars = new ArrayList<>();
  private final List<ApprovalRule> approvals = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private ZoneId zone = ZoneOffset.UTC;

  /**
   * @param problems those known so far
   */
  BundleAssembly(String folder, List<BundleProblem> problems) {
    this.folder = folder;
    this.problems = new ArrayList<>(problems);
  }

  PolicyBundle assemble(List<PolicyDocument> documents) throws InvalidBundleException {
    each(documents, PolicyDocument.Kind.BUNDLE_DEFAULTS, this::defaults);
    each(documents, PolicyDocument.Kind.CALENDAR, this::calendar);
    Times times = new Times(zone, calendars);
    PolicyReader reader = new PolicyReader(new ConditionCompiler(times));
    each(documents, PolicyDocument.Kind.POLICY, d -> policy(d, reader));
    refuseIfWrong();
    return PolicyBundle.of(policies, approvals.getFirst(), times);
  }

  /** What is done with a document. */
  private interface Step {
    void take(PolicyDocument document) throws InvalidDocumentException;
  }

  private void each(List<PolicyDocument> documents, PolicyDocument.Kind kind, Step step) {
    documents.stream()
        .filter(d -> d.kind() == kind)
        .forEach(d -> {
          try {
            step.take(d);
          } catch (InvalidDocumentException e) {
            problems.add(e.in(d.file()));
          }
        });
  }

  private void defaults(PolicyDocument document) throws InvalidDocumentException {
    YamlMapping spec = document.content().mapping("spec", Set.of("approval", "timeZone"));
    if (!approvals.isEmpty()) {
      throw new InvalidDocumentException(
          document.line(), "a bundle has one BundleDefaults document, and this is another");
    }
    approvals.add(ApprovalReader.rule(spec));
    if (spec.has("timeZone")) {
      zone = Scalars.zone(spec, "timeZone");
    }
  }

  private void calendar(PolicyDocument document) throws InvalidDocumentException {
    Calendar calendar = CalendarReader.read(document.content());
    refuseSecond(document, "calendar", calendar.name());
    calendars.add(calendar);
  }

  private void policy(PolicyDocument document, PolicyReader reader)
      throws InvalidDocumentException {
    Policy policy = reader.read(document.content());
    refuseSecond(document, "policy", policy.name());
    policies.add(policy);
  }

  private void refuseSecond(PolicyDocument document, String what, String name)
      throws InvalidDocumentException {
    String thing = what + " '" + name + "'";
    int line = document.nameLine();
    String first = places.putIfAbsent(thing, document.file() + ":" + line);
    if (first != null) {
      throw new InvalidDocumentException(line, thing + " is defined twice, first at " + first);
    }
  }

  private void refuseIfWrong() throws InvalidBundleException {
    if (problems.isEmpty() && policies.isEmpty()) {
      missing("no file holds a document of kind Policy");
    } else if (problems.isEmpty() && approvals.isEmpty()) {
      missing("a document of kind BundleDefaults is missing: what no policy speaks for");
    }
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparing((BundleProblem p) -> Path.of(p.file()))
              .thenComparingInt(BundleProblem::line));
      throw new InvalidBundleException(folder, problems);
    }
  }

  private void missing(String reason) {
    problems.add(new BundleProblem(".", 1, reason));
  }
}
