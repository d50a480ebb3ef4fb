/**
 * From two whole numbers, not negative, to one: a map without objects, since texts ask it dozens of times each. It only grows.
 */
export class PairMap {
  /** First, second, value and nothing by turns; a value is kept one greater, so that 0 is an empty place. */
  private slots = new Int32Array(4 * 16);
  private mask = 15;
  private size = 0;

  /** -1: there is none. */
  get(first: number, second: number): number {
    const { slots, mask } = this;
    for (let place = hash(first, second) & mask; ; place = (place + 1) & mask) {
      const at = place << 2;
      const value = slots[at + 2]!;
      if (value === 0) return -1;
      if (slots[at] === first && slots[at + 1] === second) return value - 1;
    }
  }

  set(first: number, second: number, value: number): void {
    // At most half full: a look-up that finds nothing ends soon.
    if ((this.size + 1) * 2 > this.mask) this.grow();
    const { slots, mask } = this;
    let place = hash(first, second) & mask;
    while (slots[(place << 2) + 2] !== 0) {
      const at = place << 2;
      if (slots[at] === first && slots[at + 1] === second) break;
      place = (place + 1) & mask;
    }
    if (slots[(place << 2) + 2] === 0) this.size++;
    slots.set([first, second, value + 1], place << 2);
  }

  private grow(): void {
    const { slots } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.mask = this.mask * 2 + 1;
    this.size = 0;
    for (let at = 0; at < slots.length; at += 4)
      if (slots[at + 2] !== 0) this.set(slots[at]!, slots[at + 1]!, slots[at + 2]! - 1);
  }
}

function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca77);
  const again = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae3d);
  return again ^ (again >>> 15);
}
