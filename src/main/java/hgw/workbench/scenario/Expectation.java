package hgw.workbench.scenario;

import java.util.List;

/** Something that a scenario expects of a plan. */
interface Expectation {
  /** Say what is not as expected; nothing if all is. */
  List<Failure> failures(Tried tried) throws InterruptedException;
}
