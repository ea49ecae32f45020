package io.countersign.policy;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import java.util.Optional;

/** Tells the compiler the types of {@link Vocabulary}. */
final class VocabularyTypes implements CelTypeProvider {
  private final ImmutableMap<String, CelType> types =
      Variable.structs().stream().collect(toImmutableMap(Struct::name, Struct::type));

  @Override
  public ImmutableCollection<CelType> types() {
    return types.values();
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return Optional.ofNullable(types.get(typeName));
  }
}
