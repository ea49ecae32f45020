package io.countersign.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import java.util.Map;

/**
 * What conditions are asked about: a command, where it is meant to run, and what its SQL means.
 *
 * @param variables the values of {@link Vocabulary}, by the name of the variable
 */
public record Situation(Map<String, Object> variables) {
  static final String PRINCIPAL = "principal";
  static final String DATA_SOURCE = "dataSource";
  static final String COMMAND = "command";
  static final String FACTS = "facts";

  public Situation {
    variables = Map.copyOf(variables);
  }

  public static Situation of(Command command, DataSource dataSource, Facts facts) {
    return new Situation(
        Map.of(
            PRINCIPAL, Vocabulary.PRINCIPAL.value(command.principal()),
            DATA_SOURCE, Vocabulary.DATA_SOURCE.value(dataSource),
            COMMAND, Vocabulary.COMMAND.value(command),
            FACTS, Vocabulary.FACTS.value(facts)));
  }
}
