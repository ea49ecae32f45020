package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what answers say in JSON. */
final class Tell {
  private Tell() {}

  /** The outcome and the policies that led to it, each with its reason. */
  static String decision(Answer answer) {
    String policies =
        StreamSupport.stream(answer.at("/decision/policies").spliterator(), false)
            .map(Tell::policy)
            .collect(Collectors.joining("\n"));
    return answer.text("/decision/outcome") + (policies.isEmpty() ? "" : "\n" + policies);
  }

  private static String policy(JsonNode policy) {
    return policy.path("policy").asText() + ": " + policy.path("message").asText();
  }

  static String shortDigest(String digest) {
    int end = "sha256:".length() + 12;
    return digest.length() > end ? digest.substring(0, end) + "…" : digest;
  }
}
