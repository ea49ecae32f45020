package io.countersign.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.CommandFilter;
import io.countersign.audit.retention.Scopes;
import io.countersign.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;

/** Reads scopes of holds as the parameters of {@code /v1/commands}. */
@ApplicationScoped
public class HoldScopes implements Scopes {
  @Override
  public CommandFilter read(String scope) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    for (String parameter : scope.isEmpty() ? new String[0] : scope.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("'" + parts[0] + "' has no value");
      }
      parameters.add(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    try {
      return Filters.commands(new QueryParameters(parameters, Filters.OF_COMMANDS));
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
