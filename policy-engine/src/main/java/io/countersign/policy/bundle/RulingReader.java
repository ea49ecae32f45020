package io.countersign.policy.bundle;

import io.countersign.contracts.PolicyEffect;
import io.countersign.policy.Budget;
import io.countersign.policy.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a policy asks for: its effect, and what belongs to that effect and to no other. */
final class RulingReader {
  private static final Map<PolicyEffect, String> DETAILS =
      Map.of(
          PolicyEffect.REQUIRE_APPROVAL, "approval",
          PolicyEffect.LIMIT, "limit",
          PolicyEffect.UNMASK, "unmask");

  private RulingReader() {}

  static Ruling read(YamlMapping spec) throws InvalidDocumentException {
    PolicyEffect effect = Scalars.choice(spec, "effect", PolicyEffect.class);
    refuseForeignDetails(spec, effect);
    try {
      return switch (effect) {
        case ALLOW -> new Ruling.Allow();
        case DENY -> new Ruling.Deny();
        case REQUIRE_APPROVAL -> ApprovalReader.ruling(spec);
        case LIMIT ->
            limit(spec.mapping("limit", Set.of("rows", "timeout", "budget", "minimumGroup")));
        case UNMASK ->
            unmask(spec.mapping("unmask", Set.of("categories", "statistics", "minimumGroup")));
      };
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(
          spec.node(DETAILS.getOrDefault(effect, "effect")), String.valueOf(e.getMessage()));
    }
  }

  private static void refuseForeignDetails(YamlMapping spec, PolicyEffect effect)
      throws InvalidDocumentException {
    for (Map.Entry<PolicyEffect, String> detail : DETAILS.entrySet()) {
      boolean isDue = detail.getKey() == effect;
      String field = detail.getValue();
      String name = detail.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (isDue && !spec.has(field)) {
        throw InvalidDocumentException.at(
            spec.node("effect"), "a policy of effect " + name + " says which: add '" + field + "'");
      }
      if (!isDue && spec.has(field)) {
        throw InvalidDocumentException.at(
            spec.node(field),
            "only a policy of effect " + name + " has '" + field + "': remove it");
      }
    }
  }

  private static Ruling limit(YamlMapping limit) throws InvalidDocumentException {
    return new Ruling.Limit(
        limit.has("rows") ? Long.valueOf(Scalars.count(limit, "rows")) : null,
        limit.has("timeout") ? Scalars.duration(limit, "timeout") : null,
        limit.has("budget") ? budgets(limit) : List.of(),
        minimumGroup(limit));
  }

  private static Ruling unmask(YamlMapping unmask) throws InvalidDocumentException {
    return new Ruling.Unmask(
        unmask.has("categories") ? unmask.texts("categories") : Set.of(),
        unmask.has("statistics") ? unmask.texts("statistics") : Set.of(),
        minimumGroup(unmask));
  }

  static @Nullable Integer minimumGroup(YamlMapping mapping) throws InvalidDocumentException {
    return mapping.has("minimumGroup")
        ? Integer.valueOf((int) Math.min(Integer.MAX_VALUE, Scalars.count(mapping, "minimumGroup")))
        : null;
  }

  private static List<Budget> budgets(YamlMapping limit) throws InvalidDocumentException {
    YamlMapping budget =
        limit.mapping("budget", Set.of("rowsRead", "rowsChanged", "commands", "per"));
    Budget.Period per = Scalars.choice(budget, "per", Budget.Period.class);
    List<Budget> budgets = new ArrayList<>();
    for (Budget.Resource resource : Budget.Resource.values()) {
      if (budget.has(resource.field())) {
        budgets.add(new Budget(resource, per, Scalars.count(budget, resource.field())));
      }
    }
    if (budgets.isEmpty()) {
      throw InvalidDocumentException.at(
          limit.node("budget"), "a budget counts 'rowsRead', 'rowsChanged' or 'commands'");
    }
    return budgets;
  }
}
