package io.countersign.log.note;

/**
 * What a key signs; the number enters into the key id, so that one key cannot stand for another.
 */
public enum SignatureType {
  /** Over the text of a note, as logs sign. */
  ED25519(1),
  /** Over a time and the text of a checkpoint, as witnesses sign. */
  COSIGNATURE(4);

  private final byte number;

  SignatureType(int number) {
    this.number = (byte) number;
  }

  byte number() {
    return number;
  }

  static SignatureType numbered(byte number) throws InvalidNoteException {
    for (SignatureType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    throw new InvalidNoteException(
        "keys of signature type %d are not known; 1 (Ed25519) and 4 (cosignature) are"
            .formatted(number & 0xff));
  }
}
