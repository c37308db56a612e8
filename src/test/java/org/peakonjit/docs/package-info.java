/** Holds the documents to each other and to the code: links, the index, commands. */
package org.peakonjit.docs;
