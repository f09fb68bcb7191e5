/**
 * What scripts of hgw decide, do and earn: how an operation changes a target, what a loop decides,
 * how many threads it can use, and from all of it the yield of a target.
 */
@NullMarked
package hgw.economy;

import org.jspecify.annotations.NullMarked;
