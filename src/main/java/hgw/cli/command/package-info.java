/** One class a command, and the options that each takes. */
@NullMarked
package hgw.cli.command;

import org.jspecify.annotations.NullMarked;
