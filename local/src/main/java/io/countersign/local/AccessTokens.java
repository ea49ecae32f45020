package io.countersign.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fetches access tokens from the sample realm. */
public final class AccessTokens {
  /** The public client that people sign in through. */
  public static final String PEOPLE_CLIENT = "countersign-cli";

  private static final Pattern ACCESS_TOKEN =
      Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI endpoint;
  private final UnaryOperator<String> passwords;

  /**
   * @param passwords gives the value of a name among the {@link Secrets}
   */
  public AccessTokens(String issuer, UnaryOperator<String> passwords) {
    this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
    this.passwords = passwords;
  }

  /** A token of this person (password grant). */
  public String person(Person person) {
    return fetch(
        Map.of(
            "grant_type",
            "password",
            "client_id",
            PEOPLE_CLIENT,
            "username",
            person.username(),
            "password",
            passwords.apply(person.secret())));
  }

  /** A token of this program (client credentials grant). */
  public String account(ServiceAccount account) {
    return fetch(
        Map.of(
            "grant_type", "client_credentials",
            "client_id", account.clientId(),
            "client_secret", passwords.apply(account.secret())));
  }

  private String fetch(Map<String, String> form) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return accessToken(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + endpoint, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + endpoint, e);
    }
  }

  private static String accessToken(HttpResponse<String> answer) {
    Matcher matcher = ACCESS_TOKEN.matcher(answer.body());
    if (!matcher.find()) {
      throw new IllegalStateException(
          "Keycloak gave no token (" + answer.statusCode() + "): " + answer.body());
    }
    return matcher.group(1);
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
