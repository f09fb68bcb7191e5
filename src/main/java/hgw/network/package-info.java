/**
 * Servers and player as plain values, their readers (snapshot files, the game's exported saves) and
 * the game's formulas. Knows no rules, no game connection and no terminal.
 */
@NullMarked
package hgw.network;

import org.jspecify.annotations.NullMarked;
