/**
 * Readers and writers of servers and player: network snapshots and the exported saves of the game.
 */
@NullMarked
package hgw.network.files;

import org.jspecify.annotations.NullMarked;
