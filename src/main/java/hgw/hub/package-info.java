/**
 * A server on the loopback address: HTTP, the key, who may ask, how much. What is asked and who
 * answers is mounted by others.
 */
@NullMarked
package hgw.hub;

import org.jspecify.annotations.NullMarked;
