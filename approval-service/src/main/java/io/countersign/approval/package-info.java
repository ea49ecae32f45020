/**
 * Who may say yes, when a question to people is answered, and what permit follows. Knows no
 * framework, no Kafka, no HTTP and no database.
 */
@NullMarked
package io.countersign.approval;

import org.jspecify.annotations.NullMarked;
