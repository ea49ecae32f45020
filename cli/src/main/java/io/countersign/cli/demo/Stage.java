package io.countersign.cli.demo;

import io.countersign.cli.client.Api;
import io.countersign.local.AccessTokens;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;

/**
 * Who and what the demonstration plays with.
 *
 * @param ledgerKey file of the key that the ledger's signatures verify under
 * @param shop the target itself, past Countersign: to check what really is in it
 */
public record Stage(
    URI intake,
    URI approvals,
    URI audit,
    AccessTokens tokens,
    Path ledgerKey,
    DatabaseAccess shop,
    HttpClient http) {

  Api agent() {
    return new Api(http, intake, tokens.account(ServiceAccount.NIGHT_AGENT));
  }

  Api agentAtApprovals() {
    return new Api(http, approvals, tokens.account(ServiceAccount.NIGHT_AGENT));
  }

  Api reviewer() {
    return new Api(http, approvals, tokens.person(Person.RITA));
  }

  Api auditor() {
    return new Api(http, audit, tokens.person(Person.AUDREY));
  }
}
