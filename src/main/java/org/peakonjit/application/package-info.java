/** The application a person is handed on to (Peakon), as an administrator describes it. */
@NullMarked
package org.peakonjit.application;

import org.jspecify.annotations.NullMarked;
