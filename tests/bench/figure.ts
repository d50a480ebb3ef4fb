/** What `npm run bench` prints, one a line. Without a peer the last three are null. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  peer: string | null;
  peer_value: number | null;
  /** How much better than the peer: above 1 is better, whether large or small values are. */
  ratio: number | null;
}

/** Says a figure as soon as it is known. */
export type Print = (figure: Figure) => void;

export function alone(name: string, value: number, unit: string): Figure {
  return { name, value: rounded(value), unit, peer: null, peer_value: null, ratio: null };
}

export function beside(
  peer: string,
  {
    name,
    value,
    unit,
    peerValue,
    better,
  }: { name: string; value: number; unit: string; peerValue: number; better: 'more' | 'less' },
): Figure {
  const ratio = better === 'more' ? value / peerValue : peerValue / value;
  return { name, value: rounded(value), unit, peer, peer_value: rounded(peerValue), ratio: rounded(ratio) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Three digits that mean something; whole numbers above a thousand. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
