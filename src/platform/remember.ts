/**
 * Reads at most once in so many milliseconds, however many ask at the same time or soon after. A read that failed is not
 * remembered.
 */
export function rememberFor<Value>(ms: number, read: () => Promise<Value>): () => Promise<Value> {
  let last: { at: number; value: Promise<Value> } | undefined;
  return () => {
    const at = performance.now();
    if (last && at - last.at < ms) return last.value;
    const value = read();
    const fresh = { at, value };
    last = fresh;
    value.catch(() => {
      if (last === fresh) last = undefined;
    });
    return value;
  };
}
