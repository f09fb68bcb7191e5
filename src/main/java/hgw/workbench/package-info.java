/**
 * A workbench for rule authors: rules are checked, tested beside their source, listed and compared.
 */
@NullMarked
package hgw.workbench;

import org.jspecify.annotations.NullMarked;
