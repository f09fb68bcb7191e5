/**
 * What a batcher decides, without a game: sizes of a batch, how many fit, what to start when. The
 * twin of {@code hgw-batch.js}: a test runs both side by side, so that one cannot change without
 * the other. Operations stand in the order of the script's, and logarithms and powers are {@link
 * StrictMath}'s, which are a browser's, so that both decide the same to the last bit.
 *
 * <p>Nothing here reads a clock, a server or a random number. Units: ms, GB, dollars; security as
 * the game counts it. A "log" of growth is the natural logarithm of the factor by which money
 * grows.
 */
@NullMarked
package hgw.economy.batch;

import org.jspecify.annotations.NullMarked;
