package io.countersign.approval;

import static io.restassured.RestAssured.given;

import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.testing.Tokens;
import io.restassured.response.ValidatableResponse;

/** People, and others, who vote over HTTP. */
final class BallotBox {
  private BallotBox() {}

  static ValidatableResponse vote(String person, ApprovalRequested asked, String verdict) {
    return voteWith(Tokens.person(person), asked, verdict);
  }

  static ValidatableResponse voteWith(String token, ApprovalRequested asked, String verdict) {
    return send(token, asked.requestId().toString(), body(verdict, asked.digest().text()));
  }

  static ValidatableResponse send(String token, String requestId, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/v1/approvals/{id}/votes", requestId)
        .then();
  }

  static String body(String verdict, String digest) {
    return "{\"verdict\":\"%s\",\"digest\":\"%s\",\"comment\":\"I looked\"}"
        .formatted(verdict, digest);
  }
}
