package io.countersign.approval;

import static io.restassured.RestAssured.given;

import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** What people find in their inboxes, over HTTP. */
final class Inboxes {
  private Inboxes() {}

  /** The ids on the first page. */
  static List<String> of(String person, String query) {
    return page(person, query).statusCode(200).extract().jsonPath().getList("approvals.requestId");
  }

  static ValidatableResponse page(String person, String query) {
    return get(Tokens.person(person), "/v1/approvals?" + query);
  }

  static ValidatableResponse show(String person, ApprovalRequested asked) {
    return get(Tokens.person(person), "/v1/approvals/" + asked.requestId());
  }

  static ValidatableResponse get(String token, String path) {
    return given().auth().oauth2(token).get(path).then();
  }

  static ValidatableResponse post(String token, String path, String body, String... headers) {
    var request = given().auth().oauth2(token).contentType("application/json").body(body);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.post(path).then();
  }

  static ValidatableResponse say(String token, ApprovalRequested asked, String body) {
    return post(token, "/v1/approvals/" + asked.requestId() + "/comments", body);
  }
}
