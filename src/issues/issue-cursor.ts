/** Where a page of issues ended: the order is (created, id), so nothing that comes in later moves it. */
export interface IssueCursor {
  createdAt: Date;
  id: string;
}

export function writeCursor({ createdAt, id }: IssueCursor): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url');
}

/** @returns null for what is no cursor of ours. */
export function readCursor(text: string): IssueCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  const createdAt = new Date(match?.[1] ?? Number.NaN);
  return match && !Number.isNaN(createdAt.getTime()) ? { createdAt, id: match[2]! } : null;
}
