/**
 * The trail in the words of the Open Cybersecurity Schema Framework, version 1.3.0
 * (https://schema.ocsf.io/1.3.0): Datastore Activity (6005) and API Activity (6003) with the
 * profiles security_control and data_classification.
 */
@NullMarked
package io.countersign.audit.ocsf;

import org.jspecify.annotations.NullMarked;
