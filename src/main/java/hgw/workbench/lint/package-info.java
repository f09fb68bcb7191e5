/** Mistakes that compile: each lint knows one, and says what was meant most likely. */
@NullMarked
package hgw.workbench.lint;

import org.jspecify.annotations.NullMarked;
