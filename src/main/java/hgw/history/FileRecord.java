package hgw.history;

/**
 * A rule file by which a rebalance was planned.
 *
 * @param name file name
 * @param origin {@code built-in}, the name of a shipped pack, or a directory
 * @param hash SHA-256 of its text, in hex
 */
public record FileRecord(String name, String origin, String hash) {}
