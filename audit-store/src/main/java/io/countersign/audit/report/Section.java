package io.countersign.audit.report;

/** One part of a report. */
public sealed interface Section
    permits Access,
        Changes,
        Approvals,
        SeparationOfDuties,
        BreakGlassUses,
        PolicyChanges,
        FoundBehaviour,
        Integrity,
        Sample,
        TrailAccess,
        Retention,
        Keys {}
