/** Forms of documents: fields by their JSON pointers, what is wrong with them, and what a colleague changed meanwhile. */
@NullMarked
package org.peakonjit.console.form;

import org.jspecify.annotations.NullMarked;
