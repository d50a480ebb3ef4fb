/** @throws Error when the value does not come in so many milliseconds: what `late` makes. Whatever makes the value runs on. */
export async function within<Value>(
  ms: number,
  value: Value | Promise<Value>,
  late: () => Error = () => new Error(`no answer within ${ms} ms`),
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([value, over]);
  } finally {
    clearTimeout(timer);
  }
}
