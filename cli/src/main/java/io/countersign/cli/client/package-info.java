/** The services' REST APIs as a caller uses them. */
@NullMarked
package io.countersign.cli.client;

import org.jspecify.annotations.NullMarked;
