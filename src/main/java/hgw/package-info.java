/** The one thing every package may use: {@link hgw.UserError}. */
@NullMarked
package hgw;

import org.jspecify.annotations.NullMarked;
