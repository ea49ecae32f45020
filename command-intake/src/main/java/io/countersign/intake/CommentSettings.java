package io.countersign.intake;

/** How much the submitter's side may say to those who are asked. */
public interface CommentSettings {
  /** The longest comment, in characters. */
  int characters();

  /** The most comments on one command. */
  int perCommand();

  /** The most comments of one account in a minute, over all commands. */
  int perMinute();
}
