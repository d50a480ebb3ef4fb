/** A place in the list of messages: the order is (time, direction, id), which no later message changes. */
export interface MessageCursor {
  towards: 'older' | 'newer';
  at: Date;
  direction: 'in' | 'out';
  id: bigint;
}

export function writeMessageCursor({ towards, at, direction, id }: MessageCursor): string {
  return Buffer.from(`${towards} ${at.toISOString()} ${direction} ${id}`).toString('base64url');
}

/** @returns null for what is no cursor of ours. */
export function readMessageCursor(text: string): MessageCursor | null {
  const match = /^(older|newer) (\d{4}-\d\d-\d\dT[\d:.]+Z) (in|out) (\d{1,18})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  const at = new Date(match?.[2] ?? Number.NaN);
  if (!match || Number.isNaN(at.getTime())) return null;
  return {
    towards: match[1] as MessageCursor['towards'],
    at,
    direction: match[3] as MessageCursor['direction'],
    id: BigInt(match[4]!),
  };
}
