package org.peakonjit.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A list that must not name anything twice. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface EachOnce {

    /** The member by which an item is known; none = the item itself, and then the list as a whole is wrong. */
    String by() default "";

    DocumentFault fault();
}
