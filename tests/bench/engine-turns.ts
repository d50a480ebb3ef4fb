import { beside, median, type Print } from './figure.ts';
import { runProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

/** The conversation in a process without a network: how many turns the engines take in a second of processor time. */
export async function engineTurns({ rounds, seconds }: BenchSettings, print: Print): Promise<void> {
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await turnsPerSecond('our-engine.ts', seconds));
    peers.push(await turnsPerSecond('peers/telegraf-engine.mjs', seconds));
  }
  print(
    beside('telegraf WizardScene, session in memory', {
      name: 'engine_turns',
      value: median(ours),
      unit: 'turns per CPU second',
      peerValue: median(peers),
      better: 'more',
    }),
  );
}

async function turnsPerSecond(program: string, seconds: number): Promise<number> {
  return (await runProgram<{ turnsPerSecond: number }>(program, [seconds])).turnsPerSecond;
}
