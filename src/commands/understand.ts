// `npm run -s understand`: a text or a JSON object a line in, a JSON object a line out. Opens no database: areas and lexicon are
// those of the sample town.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understandLine } from './understand-line.ts';

const knowledge = sampleKnowledge();

// Whoever reads us has seen enough (`| head`).
process.stdout.on('error', () => process.exit(0));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const understood = understandLine(line, knowledge, Date.now());
  if (!process.stdout.write(`${JSON.stringify(understood)}\n`)) await once(process.stdout, 'drain');
}
