package io.countersign.approval;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who is who, and for how long what an account could do is believed. */
public interface PeopleSettings {
  /** The directory of people; without it everybody is whom their account says. */
  Optional<Path> file();

  /** How old what an account's last token said may be where somebody acts without one. */
  Duration rightsValidFor();

  /** How long somebody who no longer comes is counted among those with a role. */
  Duration rememberedFor();
}
