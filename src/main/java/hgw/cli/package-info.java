/**
 * The command line: reads the options, prints results to stdout and everything else to stderr. The
 * only place that knows exit codes and colour.
 */
@NullMarked
package hgw.cli;

import org.jspecify.annotations.NullMarked;
