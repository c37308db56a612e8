package org.peakonjit.it.parts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class that is handed {@link SharedParts}; those that are handed the same landscape take turns. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedParts.class)
@ResourceLock(providers = SharedParts.class)
public @interface WithSharedParts {}
