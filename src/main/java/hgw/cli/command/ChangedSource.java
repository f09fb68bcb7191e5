package hgw.cli.command;

import hgw.network.Network;
import hgw.network.files.WhatIf;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Servers that are not as they were discovered: the player asks what if.
 *
 * @param source where they come from
 * @param changes what is changed, in order
 */
record ChangedSource(Source source, List<WhatIf.Change> changes) implements Source {
  @Override
  public String name() {
    return source.name() + " with " + text(changes);
  }

  @Override
  public Network discover() throws InterruptedException {
    return WhatIf.of(source.discover(), changes);
  }

  /** Changes as they were written. */
  static String text(List<WhatIf.Change> changes) {
    return changes.stream().map(WhatIf.Change::text).collect(Collectors.joining(", "));
  }
}
