/**
 * The two roles that the executor uses at a target: making them with the rights they need, and
 * finding out what they could do beyond that. Knows JDBC and nothing of the services.
 */
@NullMarked
package io.countersign.platform.role;

import org.jspecify.annotations.NullMarked;
