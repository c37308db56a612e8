/** Who a person is over time: recognition, likeness, former holders (L4). */
@NullMarked
package org.peakonjit.license.person;

import org.jspecify.annotations.NullMarked;
