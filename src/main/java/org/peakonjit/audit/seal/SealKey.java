package org.peakonjit.audit.seal;

/** The key that seals are made with: the same on every node, and under every master key that an installation ever has. */
public interface SealKey {

    /** 32 bytes. */
    byte[] bytes();
}
