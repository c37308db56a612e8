package org.peakonjit.json;

/** A constant that is written in JSON by a word of its own. */
public interface Worded {

    String word();
}
