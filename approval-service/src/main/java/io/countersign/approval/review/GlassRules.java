package io.countersign.approval.review;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.Principal;
import java.util.Collections;
import java.util.Optional;

/** The rules of breaking glass, in their order: who may at all, what for, what was seen. */
final class GlassRules {
  private GlassRules() {}

  /** Why nothing runs; empty if it does. */
  static Optional<GlassResult.Refused> objectionTo(Breakage breakage, ApprovalState state) {
    return toWhoever(breakage.by().principal(), state.request())
        .or(() -> toWhatever(breakage, state));
  }

  private static Optional<GlassResult.Refused> toWhoever(Principal by, ApprovalRequest request) {
    Principal submitter = request.command().principal();
    if (by.isAgent()) {
      return refused(
          GlassRefusal.AGENT_MAY_NOT_BREAK_GLASS,
          "An agent, or a token with an 'act' claim, waits for people.");
    }
    if (submitter.isAgent() || !submitter.subject().equals(by.subject())) {
      return refused(
          GlassRefusal.OTHERS_COMMAND,
          "A person breaks glass for a command of their own, with the account that submitted it; never for somebody else's, nor for an agent's.");
    }
    BreakGlass allowed = request.requirement().breakGlass();
    if (allowed == null) {
      return refused(
          GlassRefusal.MAY_NOT_BREAK_GLASS,
          "Policy lets nobody run this before it is approved. Ask those who approve.");
    }
    return Collections.disjoint(allowed.roles(), by.roles())
        ? refused(
            GlassRefusal.MAY_NOT_BREAK_GLASS,
            "Only %s may run this before it is approved."
                .formatted(String.join(" or ", allowed.roles())))
        : Optional.empty();
  }

  private static Optional<GlassResult.Refused> toWhatever(Breakage breakage, ApprovalState state) {
    ApprovalRequest request = state.request();
    if (request.isForGrant()) {
      return refused(
          GlassRefusal.NOTHING_RUNS,
          "This asks for a grant, and nothing would run. Submit the command itself.");
    }
    boolean waits = state instanceof ApprovalState.Unanswered;
    if (!waits || request.isExpired(breakage.at())) {
      return refused(
          GlassRefusal.NOT_PENDING,
          "This request is %s; glass is broken only while people are waited for. If the command is still needed, submit it again."
              .formatted(waits ? "expired" : state.name().text()));
    }
    return breakage.digest().equals(request.digest())
        ? Optional.empty()
        : refused(
            GlassRefusal.DIGEST_MISMATCH,
            "You saw %s, but what is asked is %s: read the request again."
                .formatted(breakage.digest(), request.digest()));
  }

  private static Optional<GlassResult.Refused> refused(GlassRefusal reason, String message) {
    return Optional.of(new GlassResult.Refused(reason, message));
  }
}
