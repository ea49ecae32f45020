package io.countersign.log.tile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Index and width as C2SP tlog-tiles writes them: {@code x001/x234/067.p/5}. */
record TilePath(long index, int width) {
  static final int FULL = 256;
  private static final Pattern FORM =
      Pattern.compile("((?:x\\d{3}/)*)(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  TilePath {
    if (index < 0) {
      throw new IllegalArgumentException("the index of a tile is not negative: " + index);
    }
    if (width < 1 || width > FULL) {
      throw new IllegalArgumentException("a tile is 1 to 256 wide, not " + width);
    }
  }

  static TilePath parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the index of a tile: " + text);
    }
    long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", "") + matcher.group(2));
    String width = matcher.group(3);
    TilePath path = new TilePath(index, width == null ? FULL : Integer.parseInt(width));
    if (!path.text().equals(text)) {
      throw new IllegalArgumentException("not the canonical index of a tile: " + text);
    }
    return path;
  }

  String text() {
    StringBuilder text = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      text.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return width == FULL ? text.toString() : text + ".p/" + width;
  }
}
