package hgw.economy.batch;

/**
 * What a batcher sees of the game at one moment.
 *
 * @param nowMs the moment
 * @param hackMs time of a hack at the security of this moment
 * @param level hacking level
 * @param security of the target
 * @param money of the target, in dollars
 */
public record View(double nowMs, double hackMs, int level, double security, double money) {}
