import { alone, median, type Print } from './figure.ts';
import { runProgram } from './program.ts';
import type { BenchSettings } from './settings.ts';

/** How many sentences of residents one core understands in a second. */
export async function understandTexts({ rounds, seconds }: BenchSettings, print: Print): Promise<void> {
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    values.push((await runProgram<{ textsPerSecond: number }>('understand-program.ts', [seconds])).textsPerSecond);
  print(alone('understand_texts', median(values), 'texts per CPU second'));
}
