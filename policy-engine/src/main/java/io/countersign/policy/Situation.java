package io.countersign.policy;

import dev.cel.runtime.CelVariableResolver;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What conditions are asked about: a command, where it is meant to run, what its SQL means, and
 * under which circumstances. It remembers the answers to questions that several conditions have in
 * common. Confined to one decision.
 */
final class Situation implements CelVariableResolver {
  private final Map<String, Object> variables = new HashMap<>();
  private final IdentityHashMap<Question, Truth> answers = new IdentityHashMap<>();
  private final Circumstances circumstances;
  private final Times times;

  private Situation(Circumstances circumstances, Times times) {
    this.circumstances = circumstances;
    this.times = times;
  }

  static Situation of(
      Command command,
      DataSource dataSource,
      Facts facts,
      Circumstances circumstances,
      Times times) {
    Situation situation = new Situation(circumstances, times);
    situation.set(Variable.PRINCIPAL, Vocabulary.PRINCIPAL.value(command.principal()));
    situation.set(Variable.DATA_SOURCE, Vocabulary.DATA_SOURCE.value(dataSource));
    situation.set(Variable.SESSION, Vocabulary.SESSION.value(command));
    situation.set(Variable.COMMAND, Vocabulary.COMMAND.value(command));
    situation.set(
        Variable.FACTS,
        FactsVocabulary.FACTS.value(new FactsVocabulary.Of<>(facts, new Categories(dataSource))));
    situation.set(Variable.HISTORY, Vocabulary.HISTORY.value(circumstances.history()));
    situation.set(Variable.IMPACT, Vocabulary.IMPACT.value(circumstances.impact()));
    situation.set(Variable.NOW, circumstances.now());
    return situation;
  }

  private void set(Variable variable, Object value) {
    variables.put(variable.text(), value);
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  Truth answer(Question question) {
    Truth known = answers.get(question);
    if (known == null) {
      known = question.ask(this);
      answers.put(question, known);
    }
    return known;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  boolean isMeasured() {
    return circumstances.impact() != null;
  }

  boolean isOver(Exemption exemption) {
    return exemption.isOver(circumstances.now(), times.zone());
  }

  Optional<Calendar.Window> window(String calendar) {
    return times.window(calendar, circumstances.now());
  }
}
