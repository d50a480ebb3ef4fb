// `node --import tsx tests/language/learn.ts`: learns `src/language/{category,intent}-evidence.json` from the labelled lines anew, after
// lines of `learn/`, `corpus/` (but for the parts kept apart) or the lexicon were changed. Takes three minutes;
// `categories` or `intents` learns one of them.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { learnEvidence } from './learn-evidence.ts';
import { categoryLessons, intentLessons, learntPhrases, markOfLessons } from './read-lessons.ts';

const folder = path.join(import.meta.dirname, '../../src/language');
const only = process.argv[2];

if (only !== 'intents') {
  const plan = { leastLessons: 2, rounds: 12, rate: 0.5, decay: 1e-4, counts: 0.7, most: 24, least: 1.2 };
  write('category-evidence.json', learnEvidence(categoryLessons(), plan));
}
if (only !== 'categories') {
  const plan = { leastLessons: 3, rounds: 15, rate: 0.3, decay: 1e-5, counts: 0.4, most: 31, least: 1.2 };
  write('intent-evidence.json', learnEvidence(intentLessons(), plan));
}

function write(file: string, learnt: object): void {
  const data = { learntFrom: markOfLessons(), phrases: file.startsWith('category') ? learntPhrases() : '', ...learnt };
  writeFileSync(path.join(folder, file), `${JSON.stringify(data, null, 2)}\n`);
}
