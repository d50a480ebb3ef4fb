import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understand } from '../../src/language/understand.ts';
import { categorySentences } from '../language/category-sentences.ts';

/** `node --import tsx understand-program.ts <seconds>`: the sentences of the language tests, over and over. */

const knowledge = sampleKnowledge();
const now = Date.now();
const seconds = Number(process.argv[2]);

function understandFor(ms: number): number {
  const began = performance.now();
  let texts = 0;
  while (performance.now() - began < ms) {
    for (const [text] of categorySentences) understand(text, knowledge, { now });
    texts += categorySentences.length;
  }
  return texts;
}

understandFor(1_000);
const before = process.cpuUsage();
const texts = understandFor(seconds * 1000);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ textsPerSecond: Math.round(texts / ((user + system) / 1e6)) }));
