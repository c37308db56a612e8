/** Administrators, their roles, and how they prove who they are with a password. */
@NullMarked
package org.peakonjit.access;

import org.jspecify.annotations.NullMarked;
