/** Why a server is what it is in a plan and got what it got, and why not what it did not get. */
@NullMarked
package hgw.workbench.why;

import org.jspecify.annotations.NullMarked;
