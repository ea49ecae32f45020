package io.countersign.evaluator;

import io.countersign.contracts.Digest;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.InvalidBundleException;
import java.io.IOException;

/** Where policies come from. */
public interface PolicyFolder {
  /** Stands for everything that is in it now, whether or not it makes a bundle. */
  Digest content() throws IOException;

  PolicyBundle load() throws InvalidBundleException;
}
