package io.countersign.audit.behaviour;

import java.util.List;

/**
 * Looks for one kind of finding. What it observes follows from the conduct alone: not from the
 * order in which events arrived, and not from what principals do that have nothing to do with it.
 */
sealed interface Detector
    permits MassRead,
        OffHours,
        RepeatedDenials,
        VariedUntilAllowed,
        NarrowingCounts,
        UnfitIntent,
        HastyApprovals,
        SamePair {
  List<Observation> observe(Conduct conduct);
}
