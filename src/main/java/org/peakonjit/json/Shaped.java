package org.peakonjit.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.peakonjit.refusal.FaultCode;

/** A text that must have a shape for which no pattern is enough. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Shaped {

    Class<? extends Shape> value();

    /** How a text must look. */
    interface Shape {

        boolean fits(String text);

        /** What is wrong with a text that does not fit. */
        FaultCode fault();
    }
}
