package io.countersign.audit.ocsf;

/** {@code disposition_id} with the {@code action_id} that it goes with, as far as they are used. */
enum Disposition {
  UNKNOWN(0, "Unknown", Action.UNKNOWN),
  ALLOWED(1, "Allowed", Action.ALLOWED),
  BLOCKED(2, "Blocked", Action.DENIED),
  DROPPED(6, "Dropped", Action.DENIED),
  APPROVED(8, "Approved", Action.ALLOWED),
  DELAYED(14, "Delayed", Action.UNKNOWN),
  LOGGED(17, "Logged", Action.ALLOWED),
  ALERT(19, "Alert", Action.ALLOWED);

  private final int id;
  private final String caption;
  private final Action action;

  Disposition(int id, String caption, Action action) {
    this.id = id;
    this.caption = caption;
    this.action = action;
  }

  /** {@code action_id}. */
  enum Action {
    UNKNOWN(0, "Unknown"),
    ALLOWED(1, "Allowed"),
    DENIED(2, "Denied");

    private final int id;
    private final String caption;

    Action(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }

    int id() {
      return id;
    }

    String caption() {
      return caption;
    }
  }

  int id() {
    return id;
  }

  String caption() {
    return caption;
  }

  Action action() {
    return action;
  }
}
