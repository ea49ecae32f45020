/** E-mail to persons, by SMTP. */
@NullMarked
package io.countersign.approval.mail;

import org.jspecify.annotations.NullMarked;
