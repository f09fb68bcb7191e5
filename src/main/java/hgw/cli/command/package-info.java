/**
 * One class a command, declared with the options that it takes. {@link OptionTable} has every
 * option once; an {@code ...Options} class is a group of them that several commands share, and what
 * they come to.
 */
@NullMarked
package hgw.cli.command;

import org.jspecify.annotations.NullMarked;
