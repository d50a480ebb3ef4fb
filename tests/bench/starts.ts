import { startService, stopDatabase, temporaryFolder } from '../service.ts';
import { alone, median, type Print } from './figure.ts';
import type { BenchSettings } from './settings.ts';

/** From the start of `src/main.ts` until it listens: in an empty folder, and once more in the same. The packages are installed. */
export const firstStart = (settings: BenchSettings, print: Print) => starts('first_start', settings, print);
export const secondStart = (settings: BenchSettings, print: Print) => starts('second_start', settings, print);

async function starts(name: 'first_start' | 'second_start', { rounds }: BenchSettings, print: Print): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = temporaryFolder();
    try {
      const first = await startFor(folder.path);
      times.push(name === 'first_start' ? first : await startFor(folder.path));
    } finally {
      await stopDatabase(folder.path);
      folder.remove();
    }
  }
  print(alone(name, median(times), 's'));
}

async function startFor(folder: string): Promise<number> {
  const began = performance.now();
  const service = await startService({ DATA_DIR: folder });
  const took = (performance.now() - began) / 1000;
  await service.stop();
  return took;
}
