/** Signed messages to other programs over HTTP: Standard Webhooks, Microsoft Teams, PagerDuty. */
@NullMarked
package io.countersign.approval.webhook;

import org.jspecify.annotations.NullMarked;
