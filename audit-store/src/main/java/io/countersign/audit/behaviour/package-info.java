/** How each principal usually acts, and what stands out of it. */
@NullMarked
package io.countersign.audit.behaviour;

import org.jspecify.annotations.NullMarked;
