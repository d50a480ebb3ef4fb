import { expectedTexts, TURNS, updateOf } from './conversation.ts';

/** A bot without a network: takes a raw update and gives the payload of the `sendMessage` that answers it to `sent`. */
export type EngineOf = (sent: (payload: { text: string }) => void) => (update: object) => void | Promise<void>;

const PEOPLE = 1_000;
/** Conversations in flight: an engine that waits for a timer is not charged for the wait. */
const IN_FLIGHT = 50;
const WARM_UP_MS = 2_000;

/** Checks an engine's transcript, times it in this process, and prints `{turnsPerSecond}`: the main part of a program. */
export async function timeEngine(engineOf: EngineOf, seconds: number): Promise<void> {
  let sent = 0;
  let heard: string[] = [];
  let listening = true;
  const turn = engineOf(({ text }) => {
    sent += 1;
    if (listening) heard.push(text);
  });
  let id = 1;
  for (let person = 0; person < 24; person += 1) {
    heard = [];
    for (let nth = 0; nth < TURNS; nth += 1) await turn(updateOf(person, nth, { id: id++ }));
    if (JSON.stringify(heard) !== JSON.stringify(expectedTexts(person)))
      throw new Error(`the transcript differs:\n${heard.join('\n---\n')}`);
  }
  listening = false;

  // Made beforehand: making updates is not what is timed.
  const updates: object[] = [];
  for (let nth = 0; nth < TURNS; nth += 1)
    for (let person = 0; person < PEOPLE; person += 1) updates.push(updateOf(person, nth, { id: id++ }));

  const pass = async () => {
    let waiting: Promise<void>[] = [];
    for (const update of updates) {
      const answered = turn(update);
      if (answered) waiting.push(answered);
      if (waiting.length < IN_FLIGHT) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
  };
  const passesFor = async (ms: number) => {
    const began = performance.now();
    let turns = 0;
    do {
      await pass();
      turns += updates.length;
    } while (performance.now() - began < ms);
    return turns;
  };

  await passesFor(WARM_UP_MS);
  sent = 0;
  // Processor time, not the wall's: others may use the machine.
  const before = process.cpuUsage();
  const turns = await passesFor(seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  if (sent !== turns) throw new Error(`${turns} turns had ${sent} answers`);
  console.log(JSON.stringify({ turnsPerSecond: Math.round(turns / ((user + system) / 1e6)) }));
}
