/**
 * Reads a body that may be endless: leaving the loop early destroys it, and with it the rest of the download.
 * @returns undefined where it has more than `most` bytes.
 */
export async function bytesUpTo(body: AsyncIterable<Buffer>, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
