/** Every event that crosses a topic, its envelope, and the registry of type names. */
@NullMarked
package io.countersign.contracts.event;

import org.jspecify.annotations.NullMarked;
