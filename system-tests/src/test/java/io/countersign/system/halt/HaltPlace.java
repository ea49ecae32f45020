package io.countersign.system.halt;

/**
 * A place in a service's code.
 *
 * @param type a class, without its package
 * @param method any of the class that is called so
 * @param after whether it is the method's end, where nothing was thrown, and not its beginning
 */
public record HaltPlace(String type, String method, boolean after) {
  public static HaltPlace before(String type, String method) {
    return new HaltPlace(type, method, false);
  }

  public static HaltPlace after(String type, String method) {
    return new HaltPlace(type, method, true);
  }

  static HaltPlace parse(String text) {
    String[] parts = text.split("/", -1);
    return new HaltPlace(parts[0], parts[1], Boolean.parseBoolean(parts[2]));
  }

  @Override
  public String toString() {
    return type + "/" + method + "/" + after;
  }
}
