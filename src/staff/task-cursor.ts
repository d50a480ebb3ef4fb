/** Where a page of tasks ended: open ones are in the order of (due, id), done ones of (done, id) backwards. */
export interface TaskCursor {
  at: Date;
  id: string;
}

export function writeTaskCursor({ at, id }: TaskCursor): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** @returns null for what is no cursor of ours. */
export function readTaskCursor(text: string): TaskCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  const at = new Date(match?.[1] ?? Number.NaN);
  return match && !Number.isNaN(at.getTime()) ? { at, id: match[2]! } : null;
}
