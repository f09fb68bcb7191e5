package hgw.facts;

/**
 * How a target fared when RAM was shared out: what its best use of RAM would be worth, beside what
 * RAM cost.
 *
 * @param won whether it got a share
 * @param ram GB for workers, of its share or else of what it would use best
 * @param income dollars per hour so, once it is prepared
 * @param preparedIn ms until the first hack lands
 * @param worthPerGb dollars within the horizon per GB, the batcher's own included, as they count
 * @param price dollars per GB that a share has to be worth: the least at which the RAM is enough
 * @param weight how many times its worth counts: more than 1 where its batcher runs already
 * @param crowdedOut whether it had no chance because no more batches may land in a second, and
 *     others are worth more a batch
 */
public record Bidding(
    boolean won,
    double ram,
    double income,
    double preparedIn,
    double worthPerGb,
    double price,
    double weight,
    boolean crowdedOut) {}
