/** What a browser sends and is sent: forms, cookies, addresses, and what is wrong with them. */
@NullMarked
package org.peakonjit.web.request;

import org.jspecify.annotations.NullMarked;
