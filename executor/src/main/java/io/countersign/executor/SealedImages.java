package io.countersign.executor;

import io.countersign.contracts.ExecutionId;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows as they were before writes, for as long as these can be undone. Nobody can read them but
 * who holds the key. Every method throws {@link StoreUnavailableException} if the record cannot be
 * reached.
 */
public interface SealedImages {
  /** Of an executor without a key, which keeps nothing. */
  SealedImages NONE =
      new SealedImages() {
        @Override
        public int maximumBytes() {
          return 0;
        }

        @Override
        public Instant keep(KeptName name, Undo undo, Written written) {
          throw new SealedImageException("there is no key to seal it with");
        }

        @Override
        public Optional<KeptUndo> find(KeptName name) {
          return Optional.empty();
        }

        @Override
        public void settle(ExecutionId execution, boolean tookEffect) {}
      };

  /**
   * The write that an image is of.
   *
   * @param transaction at the target
   */
  record Written(String dataSource, String transaction) {}

  /** How long the values of one undo may be; 0 if nothing is kept. */
  int maximumBytes();

  /**
   * Keeps the values of an undo, durably when this returns; what was kept under the name before, by
   * a run that did not commit, is replaced.
   *
   * @return until when
   * @throws SealedImageException if it cannot be sealed
   */
  Instant keep(KeptName name, Undo undo, Written written);

  /**
   * What is kept under a name.
   *
   * @throws SealedImageException if it cannot be opened: the key is gone, or it was altered
   */
  Optional<KeptUndo> find(KeptName name);

  /**
   * Marks the images of a write for good, or forgets them if it did not take effect.
   *
   * @param tookEffect whether it committed
   */
  void settle(ExecutionId execution, boolean tookEffect);
}
