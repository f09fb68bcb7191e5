/**
 * What loops earn: how an operation changes a target, what a loop decides, and from both the yield
 * of a target as a function of threads and hack fraction.
 */
@NullMarked
package hgw.economy;

import org.jspecify.annotations.NullMarked;
