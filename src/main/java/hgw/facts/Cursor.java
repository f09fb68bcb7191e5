package hgw.facts;

/** Walks the ranked targets, best first: {@code Cursor( $next : next ) Target( rank == $next )}. */
public final class Cursor {
  private int next = 1;

  /** The rank whose turn it is, from 1. */
  public int getNext() {
    return next;
  }

  /** Go to a rank. */
  public void setNext(int next) {
    this.next = next;
  }

  @Override
  public String toString() {
    return "cursor";
  }
}
