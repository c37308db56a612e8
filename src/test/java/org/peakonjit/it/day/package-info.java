/** Random days at companies, through HTTP: whatever happens, each person keeps one seat and their own account. */
@NullMarked
package org.peakonjit.it.day;

import org.jspecify.annotations.NullMarked;
