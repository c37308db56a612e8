package org.peakonjit.console.lifecycle;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean that lasts as long as its page: between two requests its fields are in the page itself, sealed, so that any node
 * may take the next one. Injected fields and transient ones are not: each request has its own.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeptInPage {}
