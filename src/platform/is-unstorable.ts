/** PostgreSQL's codes of a text that it cannot hold: with a NUL in it, as such or as `\u0000` in JSON. */
const UNSTORABLE = /"(22021|22P05)"/;

/** Whether the database refused a value because no text may be so: whoever sent it sent what nobody writes. */
export function isUnstorable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta } = error as { code?: unknown; meta?: unknown };
  return UNSTORABLE.test(JSON.stringify({ code, meta }));
}
