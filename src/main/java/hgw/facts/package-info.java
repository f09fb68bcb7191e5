/**
 * The facts that rules speak of: the public API for authors of {@code .drl} files.
 *
 * <p>Java beans, one session each, used by one thread. A rule changes a fact in a {@code modify}
 * block; methods other than setters say with {@code @Modifies} which properties they change, so
 * that only rules which look at those are tried again. {@code rules/README.md} lists every fact
 * with its properties.
 */
@NullMarked
package hgw.facts;

import org.jspecify.annotations.NullMarked;
