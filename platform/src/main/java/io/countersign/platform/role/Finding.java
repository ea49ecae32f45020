package io.countersign.platform.role;

/**
 * Something that a role could do and should not.
 *
 * @param what follows upon the role's name, such as {@code may INSERT into TABLE public.orders}
 * @param remedy the statement that takes it away, to be given by an administrator
 */
public record Finding(Danger danger, String what, String remedy) {}
