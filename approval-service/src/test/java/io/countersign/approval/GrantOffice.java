package io.countersign.approval;

import static io.restassured.RestAssured.given;

import io.countersign.contracts.Command;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.testing.Tokens;
import io.restassured.response.ValidatableResponse;

/** People who give standing approvals, and end them. */
final class GrantOffice {
  private GrantOffice() {}

  /** Asks about the command, and rita gives a grant with her approval. */
  static Grant issue(Neighbours neighbours, Command command, Facts facts, GrantTerms terms) {
    neighbours.decide(GrantSamples.decided(command, facts));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, command.id());
    approve("rita", asked, terms).statusCode(200);
    return neighbours.await(GrantIssued.class, command.id()).grant();
  }

  static ValidatableResponse approve(String person, ApprovalRequested asked, GrantTerms terms) {
    return BallotBox.send(
        Tokens.person(person),
        asked.requestId().toString(),
        "{\"verdict\":\"approve\",\"digest\":\"%s\",\"grant\":{\"uses\":%d,\"maximumRows\":%d,\"until\":\"%s\"}}"
            .formatted(asked.digest(), terms.uses(), terms.maximumRows(), terms.until()));
  }

  static ValidatableResponse revoke(String token, Grant grant) {
    return post(
        token, "/v1/grants/" + grant.id() + "/revocation", "{\"reason\":\"No longer needed\"}");
  }

  static ValidatableResponse show(String token, Grant grant) {
    return get(token, "/v1/grants/" + grant.id());
  }

  static ValidatableResponse get(String token, String path) {
    return given().auth().oauth2(token).get(path).then();
  }

  static ValidatableResponse post(String token, String path, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }
}
