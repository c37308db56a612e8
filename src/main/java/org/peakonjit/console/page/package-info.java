/** What every page has: its messages, its cookies, and how it sends the browser on. */
@NullMarked
package org.peakonjit.console.page;

import org.jspecify.annotations.NullMarked;
