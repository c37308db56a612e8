package org.peakonjit.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * A text that must have a shape for which no pattern is enough; {@link DocumentFault} has a constant of the shape's name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Shaped {

    Class<? extends Predicate<String>> value();
}
