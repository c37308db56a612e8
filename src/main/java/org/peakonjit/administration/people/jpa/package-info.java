/** Where people are named in the tables of all features. */
@NullMarked
package org.peakonjit.administration.people.jpa;

import org.jspecify.annotations.NullMarked;
