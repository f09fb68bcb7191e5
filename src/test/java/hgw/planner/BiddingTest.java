package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.facts.Bidding;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import hgw.network.files.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds what is told of why a target got a share of the RAM, or none. */
class BiddingTest {
  private static final Network MID = Snapshot.read(Path.of("samples/mid.json"));
  private static final Planner PLANNER = Planner.of(Pack.load(List.of(Pack.BATCH)));

  @Test
  void who_has_a_share_is_worth_the_price_of_ram_and_who_has_none_is_not() {
    Plan plan = plan(MID);
    List<Bidding> biddings =
        plan.targets().stream()
            .map(Plan.RankedTarget::bidding)
            .filter(Objects::nonNull)
            .map(Bidding.class::cast)
            .toList();

    assertThat(biddings).hasSizeGreaterThan(10).anyMatch(Bidding::won);
    assertThat(biddings)
        .allSatisfy(
            bid ->
                assertThat(bid.worthPerGb() > bid.price()).as(bid.toString()).isEqualTo(bid.won()));
    assertThat(biddings).extracting(Bidding::price).containsOnly(biddings.get(0).price());
  }

  @Test
  void the_share_of_a_target_is_what_its_batcher_is_planned_with() {
    Plan plan = plan(MID);
    Plan.PlannedBatcher batcher = plan.batchers().get(0);

    Bidding bid =
        Objects.requireNonNull(Explanation.of(batcher.target(), MID, plan).target().bidding());

    assertThat(bid.won()).isTrue();
    assertThat(bid.income()).isEqualTo(batcher.incomePerHour());
    assertThat(bid.preparedIn()).isEqualTo(batcher.preparedInMs());
    assertThat(batcher.grantedRam()).isBetween(0.9 * bid.ram(), bid.ram() + 1e-6);
  }

  @Test
  void who_had_no_chance_since_no_more_batches_may_land_is_told_so() {
    Player fast = new Player(5000, 0, Map.of("hacking_speed", 1e3));
    List<Server> large =
        MID.servers().stream()
            .map(it -> it.purchased() ? it.but().maxRam(1 << 20).build() : it)
            .toList();
    Plan plan = plan(new Network(fast, MID.loop(), large));

    assertThat(plan.targets())
        .extracting(Plan.RankedTarget::bidding)
        .filteredOn(bid -> bid != null && bid.crowdedOut())
        .isNotEmpty()
        .noneMatch(Bidding::won);
  }

  private static Plan plan(Network network) {
    return PLANNER.plan(network, Choices.USUAL);
  }
}
