/**
 * Lists of whole numbers, each sorted, kept one after the other: to find a number in one of them takes a few steps and little memory,
 * so that what every word of every text looks up stays near the processor.
 */
export class SortedLists {
  /** By list: where it begins; one more closes the last. */
  private readonly starts: Int32Array;
  private readonly items: Int32Array;

  /** @param lists each sorted, without the same number twice. */
  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1);
    lists.forEach((list, at) => {
      this.starts[at + 1] = this.starts[at]! + list.length;
    });
    this.items = Int32Array.from(lists.flat());
  }

  /** The place of a number among the items of all lists; -1: it is not in that list, or there is no such list. */
  find(list: number, item: number): number {
    if (list + 1 >= this.starts.length) return -1;
    const { items } = this;
    let from = this.starts[list]!;
    let to = this.starts[list + 1]!;
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = items[middle]!;
      if (there === item) return middle;
      if (there < item) from = middle + 1;
      else to = middle;
    }
    return -1;
  }
}
