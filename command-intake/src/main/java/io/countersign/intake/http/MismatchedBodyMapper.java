package io.countersign.intake.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.Problem;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells what is wrong with a body that is JSON but not what is asked for. Quarkus has a mapper of
 * its own for just this exception, which tells nothing and would come first.
 */
final class MismatchedBodyMapper {
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return Problem.of(CommonProblem.INVALID_REQUEST, detail(e)).response().build();
  }

  private static String detail(MismatchedInputException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "Unknown field '%s'. Known fields here: %s."
          .formatted(
              path(unknown),
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return e.getPath().isEmpty()
        ? "A JSON object is expected, with all required fields."
        : "Field '%s' is missing or has the wrong form.".formatted(path(e));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
