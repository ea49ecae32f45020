package io.countersign.policy;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.countersign.contracts.TableName;
import java.util.List;

/**
 * The function {@code tables.mayInclude("public.customers")}: whether one of the tables may be this
 * one, or with a list, one of these. A statement that leaves out the schema may mean the table of
 * any, so that comparing texts with {@code in} would let {@code FROM customers} pass.
 */
final class TableMention {
  private static final String NAME = "mayInclude";
  private static final String OVERLOAD = "list_may_include_table";
  private static final String ANY_OVERLOAD = "list_may_include_any_table";
  private static final ListType TABLES = ListType.create(SimpleType.STRING);

  private TableMention() {}

  static CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        NAME,
        CelOverloadDecl.newMemberOverload(
            OVERLOAD, SimpleType.BOOL, ImmutableList.of(TABLES, SimpleType.STRING)),
        CelOverloadDecl.newMemberOverload(
            ANY_OVERLOAD, SimpleType.BOOL, ImmutableList.of(TABLES, TABLES)));
  }

  static Iterable<CelFunctionBinding> bindings() {
    return CelFunctionBinding.fromOverloads(
        NAME,
        CelFunctionBinding.from(OVERLOAD, List.class, String.class, TableMention::mayInclude),
        CelFunctionBinding.from(ANY_OVERLOAD, List.class, List.class, TableMention::mayIncludeAny));
  }

  private static boolean mayIncludeAny(List<?> tables, List<?> wanted) {
    return !tables.isEmpty() && wanted.stream().anyMatch(w -> mayInclude(tables, w.toString()));
  }

  private static boolean mayInclude(List<?> tables, String wanted) {
    TableName table = TableName.parse(wanted);
    return tables.stream().anyMatch(t -> TableName.parse(t.toString()).mayBe(table));
  }
}
