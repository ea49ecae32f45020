package io.countersign.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalCommandsTest {
  private static final String ID = "0190a1b2-0000-7000-8000-000000000001";
  private static final String PATH = "/v1/approvals/" + ID;
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final String REQUEST =
      """
      {"requestId": "%s", "version": 7, "state": "pending", "nextStep": "1 more of dba",
       "environment": "production", "submittedFor": "olga", "digest": "%s", "expiresAt": "2026-11-23T11:00:00Z",
       "command": {"dataSource": "shop", "sql": "update customers\\nset city = $1 -- \\u001b[2Jsafe",
         "parameters": [{"type": "TEXT", "value": "Os\\u202elo"}, {"type": "INTEGER", "value": null}],
         "principal": {"name": "night-agent", "kind": "AGENT", "owner": "person-1"},
         "justification": "moved\\nDigest  sha256:00", "submittedAt": "2026-11-23T10:00:00Z"},
       "matches": [{"policy": "production-writes", "effect": "require-approval", "message": "Ask first"}],
       "impact": {"method": "trial", "changedRows": 1, "confirmsFacts": true, "measuredAt": "2026-11-23T10:00:00Z",
         "plannedTables": ["customers"],
         "sample": [{"before": {"id": 7, "city": "Delft", "email": "r•••"}, "after": {"id": 7, "city": "Oslo", "email": "r•••"}}]},
       "requirement": {"order": "SEQUENTIAL"},
       "stages": [{"standing": "approved", "quorum": 1, "approvers": {"roles": ["reviewer"]}},
         {"standing": "asked", "quorum": 1, "approvers": {"roles": ["dba"]}}],
       "votes": [{"voter": "rob", "verdict": "approve", "conditions": {"maximumRows": 5}, "comment": "fine"}],
       "past": [{"digest": "sha256:old", "changes": ["It changes 1 row and not 2."]}],
       "comments": [{"by": "rita", "text": "Which ticket?", "question": true, "at": "2026-11-23T10:01:00Z"}]}
      """
          .formatted(ID, DIGEST);
  private static final String DELEGATION =
      """
      {"delegation": {"from": "rita", "to": "rob", "until": "2026-11-24T00:00:00Z"},
       "standsInFor": [{"from": "dana", "to": "rita", "until": "2026-11-25T00:00:00Z"}]}
      """;
  private static final String COUNTED =
      """
      {"counted": true, "state": "granted", "votes": [{}, {}], "quorum": 2}
      """;

  @TempDir private Path folder;
  private final ApprovalServer server = new ApprovalServer();
  private CommandLines line =
      new CommandLines(server.address(), Path.of(System.getProperty("java.io.tmpdir")));

  @BeforeEach
  void prepare() {
    line = new CommandLines(server.address(), folder);
    server.on("GET " + PATH, 200, REQUEST, "\"7\"").on("POST " + PATH + "/votes", 200, COUNTED);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void showsTheRequestWholeWithItsValuesAndItsEffect() {
    assertThat(line.execute("approvals", "show", ID)).isZero();

    assertThat(line.out())
        .contains("Digest       " + DIGEST)
        .contains("night-agent (agent, for olga)")
        .contains("$2 INTEGER   NULL")
        .contains("- city: Delft", "+ city: Oslo", "id: 7  email: r•••")
        .contains("1. approved: 1 of reviewer", "2. asked: 1 of dba")
        .contains("rob approves, at most 5 rows")
        .contains("It changes 1 row and not 2.")
        .contains("rita, 2026-11-23T10:01:00Z", "asks:", "Which ticket?");
    assertThat(server.asked().getFirst().token()).isEqualTo("Bearer rita's token");
  }

  @Test
  void letsNoTextOfOthersReachTheTerminalOrPassForItsOwn() {
    line.execute("approvals", "show", ID);

    assertThat(line.out())
        .doesNotContain("\u001b", "\u202e")
        .contains("  │ set city = $1 -- \\u{1b}[2Jsafe")
        .contains("'Os\\u{202e}lo'")
        .contains("  │ Digest  sha256:00");
    assertThat(line.out().lines().filter(l -> l.startsWith("Digest"))).hasSize(1);
  }

  @Test
  void approvesExactlyWhatWasShownOnceConfirmed() {
    int exit = line.told("y\n", "approve", ID, "--rows", "5", "--not-after", "2026-11-24T00:00Z");

    assertThat(exit).as(line.err()).isZero();
    ApprovalServer.Asked vote = server.asked().getLast();
    assertThat(vote.path()).isEqualTo(PATH + "/votes");
    assertThat(vote.ifMatch()).isEqualTo("\"7\"");
    assertThat(vote.body())
        .contains("\"verdict\":\"approve\"", "\"digest\":\"" + DIGEST + "\"")
        .contains("\"maximumRows\":5", "\"notAfter\":\"2026-11-24T00:00:00Z\"")
        .doesNotContain("notBefore", "comment");
    assertThat(line.out())
        .contains("update customers", "version 7", "[y/N]")
        .contains("Counted. The request is granted: 2 of 2 votes.");
  }

  @Test
  void sendsNothingWithoutAYes() {
    assertThat(line.told("", "approve", ID)).isEqualTo(3);
    assertThat(line.told("n\n", "reject", ID, "--reason", "no")).isEqualTo(3);

    assertThat(server.asked()).allMatch(a -> a.method().equals("GET"));
    assertThat(line.out()).contains("Nothing was sent.");
  }

  @Test
  void tellsScriptsWhatTheyApprove() {
    assertThat(line.execute("approve", ID, "--yes", "--digest", DIGEST)).isZero();

    assertThat(line.out()).contains("Digest  " + DIGEST).doesNotContain("[y/N]");
    assertThat(server.asked().getLast().body()).doesNotContain("conditions");
  }

  @Test
  void refusesForScriptsWhatIsAnotherByNow() {
    assertThat(line.execute("approve", ID, "--yes", "--digest", "sha256:seen")).isEqualTo(1);

    assertThat(line.err()).contains("another by now", DIGEST);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void tellsWhyAVoteWasRefused() {
    server.on(
        "POST " + PATH + "/votes",
        412,
        "{\"title\":\"The request was changed since it was read\",\"detail\":\"Read it again\\u001b[1m\"}");

    assertThat(line.execute("approve", ID, "--yes")).isEqualTo(1);

    assertThat(line.err())
        .contains("changed since it was read (412). Read it again\\u{1b}[1m")
        .doesNotContain("\u001b");
  }

  @Test
  void rejectsWithAReasonOnly() {
    assertThat(line.execute("reject", ID, "--yes")).isEqualTo(2);
    assertThat(line.execute("reject", ID, "--yes", "--reason", "Wrong year")).isZero();

    assertThat(server.asked().getLast().body())
        .contains("\"verdict\":\"reject\"", "\"comment\":\"Wrong year\"");
  }

  @Test
  void grantsAheadWithinBounds() {
    assertThat(
            line.execute(
                "grant",
                ID,
                "--uses",
                "10",
                "--rows",
                "5",
                "--until",
                "2026-11-24T00:00Z",
                "--yes"))
        .isZero();

    assertThat(server.asked().getLast().body())
        .contains("\"uses\":10", "\"maximumRows\":5", "\"until\":\"2026-11-24T00:00:00Z\"");
  }

  @Test
  void listsWhatWaitsForMe() {
    server.on(
        "GET /v1/approvals?view=mine&dataSource=shop",
        200,
        """
        {"approvals": [{"requestId": "%s", "state": "pending", "submitter": "night-agent", "dataSource": "shop",
          "environment": "production", "statement": "update\\n customers", "requestedAt": "2026-11-23T10:00:00Z",
          "nextStep": "1 more of dba", "escalated": true, "comments": 2}], "next": "%s"}
        """
            .formatted(ID, ID));

    assertThat(line.execute("approvals", "--data-source", "shop")).as(line.err()).isZero();

    assertThat(line.out())
        .contains(ID + "  pending  night-agent on shop (production)", "ESCALATED", "2 comments")
        .contains("    update customers", "waits for: 1 more of dba", "More: --after " + ID);
  }

  @Test
  void listsByWhatIsLookedFor() {
    server.on(
        "GET /v1/approvals?view=all&state=granted&text=drop+table&order=newest&limit=5",
        200,
        "{\"approvals\": []}");

    int exit =
        line.execute(
            "approvals",
            "list",
            "--view",
            "all",
            "--state",
            "granted",
            "--text",
            "drop table",
            "--newest",
            "--limit",
            "5");

    assertThat(exit).as(line.err()).isZero();
    assertThat(line.out()).contains("Nothing waits here.");
  }

  @Test
  void asksTheSubmitter() {
    server.on("POST " + PATH + "/comments", 201, "{}");

    assertThat(line.execute("comment", ID, "Which ticket?", "--question")).isZero();

    assertThat(server.asked().getLast().body())
        .contains("\"text\":\"Which ticket?\"", "\"question\":true");
  }

  @Test
  void breaksGlassOnWhatWasShownAndReviewsIt() {
    server
        .on("POST " + PATH + "/break-glass", 200, "{\"reviewDueAt\":\"2026-11-24T10:00:00Z\"}")
        .on("POST " + PATH + "/review", 200, "{}");

    assertThat(line.told("yes\n", "break-glass", ID, "--reason", "Shop is down")).isZero();
    assertThat(server.asked().getLast().body()).contains(DIGEST, "\"reason\":\"Shop is down\"");
    assertThat(line.out()).contains("until 2026-11-24T10:00:00Z");
    assertThat(line.execute("review", ID, "--justified", "--comment", "It was")).isZero();
    assertThat(server.asked().getLast().body()).contains("\"verdict\":\"justified\"");
    assertThat(line.execute("review", ID, "--comment", "It was")).isEqualTo(2);
    assertThat(line.execute("review", ID, "--justified", "--unjustified", "--comment", "?"))
        .isEqualTo(2);
  }

  @Test
  void listsReviewsThatAreOwed() {
    server.on(
        "GET /v1/reviews?state=owed",
        200,
        """
        {"reviews": [{"requestId": "%s", "name": "dana", "dataSource": "shop", "statement": "update customers",
          "reason": "Shop\\u001b is down", "dueAt": "2026-11-24T10:00:00Z", "done": null}]}
        """
            .formatted(ID));

    assertThat(line.execute("reviews")).as(line.err()).isZero();

    assertThat(line.out())
        .contains(ID + "  dana on shop, due 2026-11-24T10:00:00Z", "  │ Shop\\u{1b} is down");
  }

  @Test
  void letsAnotherAnswer() {
    server
        .on("PUT /v1/me/delegation", 200, DELEGATION)
        .on("GET /v1/me/delegation", 200, "{\"delegation\":null,\"standsInFor\":[]}")
        .on("DELETE /v1/me/delegation", 204, "");

    assertThat(line.execute("delegate", "rob", "--until", "2026-11-24T00:00Z")).isZero();
    assertThat(server.asked().getLast().body()).contains("\"to\":\"rob\"");
    assertThat(line.out())
        .contains("rob answers in your place until 2026-11-24T00:00:00Z.")
        .contains("You answer in the place of dana until 2026-11-25T00:00:00Z.");
    assertThat(line.execute("delegate")).isZero();
    assertThat(line.execute("delegate", "--off")).as(line.err()).isZero();
    assertThat(line.out()).contains("You answer yourself.");
    assertThat(line.execute("delegate", "rob")).isEqualTo(2);
    assertThat(line.execute("delegate", "rob", "--off")).isEqualTo(2);
  }

  @Test
  void listsShowsAndRevokesGrants() {
    String grant =
        """
        {"id": "%s", "state": "active", "principal": {"name": "night-agent"}, "dataSource": "shop",
         "statement": "update customers", "terms": {"uses": 10, "maximumRows": 5, "until": "2026-11-24T00:00:00Z"},
         "left": 9, "approvers": ["rita"], "issuedAt": "2026-11-23T10:00:00Z", "origin": "%1$s",
         "commands": [{"at": "2026-11-23T10:05:00Z", "commandId": "c1",
           "end": {"outcome": "succeeded", "rowsReturned": 0, "rowsChanged": 3}}]}
        """
            .formatted(ID);
    server
        .on("GET /v1/grants?state=active", 200, "{\"grants\":[" + grant + "]}")
        .on("GET /v1/grants/" + ID, 200, grant)
        .on("POST /v1/grants/" + ID + "/revocation", 200, grant);

    assertThat(line.execute("grants")).as(line.err()).isZero();
    assertThat(line.out()).contains("night-agent on shop: 9 left of 10 uses of 5 rows each");
    assertThat(line.execute("grants", "show", ID)).isZero();
    assertThat(line.out())
        .contains("Approved by  rita", "command c1: succeeded, 0 rows returned, 3 changed");
    assertThat(line.execute("grants", "revoke", ID, "--reason", "done")).isZero();
    assertThat(server.asked().getLast().body()).contains("\"reason\":\"done\"");
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThat(line.execute("approve", "../../grants", "--yes")).isEqualTo(2);
    assertThat(line.execute("approve", ID, "--not-before", "tonight")).isEqualTo(2);

    assertThat(server.asked()).isEmpty();
    assertThat(line.err()).contains("is no id", "is no time such as 2026-11-23T22:00Z");
  }

  @Test
  void sendsNoTokenUnencryptedToElsewhereAndNoneWithoutOne() {
    assertThat(line.plain("approvals", "--server", "http://192.0.2.1")).isEqualTo(1);
    assertThat(line.err()).contains("is not https");
    assertThat(line.plain("approvals", "--server", "ftp://x")).isEqualTo(1);
    assertThat(line.plain("approvals", "--server", server.address(), "--as", "mallory"))
        .isEqualTo(1);
    assertThat(line.err()).contains("none of the local suite's people", "rita");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void saysThatTheServiceDoesNotAnswer() {
    server.close();

    assertThat(line.execute("approvals")).isEqualTo(1);

    assertThat(line.err()).contains("did not answer");
  }
}
