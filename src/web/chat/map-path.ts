/** Longer than that nobody waits, in milliseconds. */
const TIMEOUT = 20_000;

/** The address of the one-time map that answers this message of ours; null where it cannot be had now. */
export async function mapPath(question: string): Promise<string | null> {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), TIMEOUT);
  try {
    const response = await fetch('/chat/api/place-links', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
      signal: controller.signal,
    });
    return response.ok ? (await response.json()).path : null;
  } catch {
    return null;
  }
}
