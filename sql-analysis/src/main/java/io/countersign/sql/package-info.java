/**
 * Says what an SQL text would do, without running it: what it reads, writes and calls, whether it
 * may run as a read, and how the same text is put to JDBC.
 *
 * <p>A text passes three readers that must agree. {@link io.countersign.sql.Lexer} splits it as its
 * database does; what only one database says is respelled. {@link io.countersign.sql.NeutralText}
 * respells it so that the general SQL parser cannot take a literal, a comment or another dialect's
 * keyword for syntax. The tree readers refuse every node that they do not know, and at the end
 * every name in the text must have been met in the tree. Whatever fails any of this is reported as
 * not parsed.
 *
 * <p>What a text cannot tell, this cannot know: a view, a cast, an operator or a row-level policy
 * of the target may call functions of its own, a name without a schema may be found in another one
 * than expected, and {@code c.total} may call a function {@code total} of the target that takes a
 * row of {@code c}. The role and the transaction at the target guard against those.
 */
@NullMarked
package io.countersign.sql;

import org.jspecify.annotations.NullMarked;
