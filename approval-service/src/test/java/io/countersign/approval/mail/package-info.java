@NullMarked
package io.countersign.approval.mail;

import org.jspecify.annotations.NullMarked;
