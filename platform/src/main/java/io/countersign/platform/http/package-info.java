/** Answers for people and programs that did something wrong: RFC 9457 problems. */
@NullMarked
package io.countersign.platform.http;

import org.jspecify.annotations.NullMarked;
