/** The door for agents' tools: the Model Context Protocol over HTTP. */
@NullMarked
package io.countersign.intake.mcp;

import org.jspecify.annotations.NullMarked;
