package io.countersign.platform.role;

/** What a right too many lets a role do. */
public enum Danger {
  /** Change data or make objects that it was not made for. */
  CHANGES_DATA(true),

  /** Take further rights, or give its own away. */
  GAINS_RIGHTS(true),

  /** Reach files, programs or other servers. */
  REACHES_OUTSIDE(true),

  /** See what it was not made to see, such as other sessions' statements. */
  READS_MORE(false),

  /** Keep others from their work. */
  DISTURBS_OTHERS(false),

  /** Not known: nobody could look. */
  UNCHECKED(true);

  private final boolean wall;

  Danger(boolean wall) {
    this.wall = wall;
  }

  /** Whether a reader with such a right is no wall: a read could change something. */
  public boolean breaksTheWall() {
    return wall;
  }
}
