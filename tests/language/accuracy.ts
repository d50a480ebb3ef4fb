// `node --import tsx tests/language/accuracy.ts [FILE.tsv] [missed]`: how right the understanding is, by kind of line, on the corpus or on
// another file of its form; with `missed` also the lines.
import { judge, share } from './judge-corpus.ts';
import { readCorpus, readCorpusFile } from './read-corpus.ts';

const given = process.argv.slice(2).find((argument) => argument !== 'missed');
const judged = judge(given ? readCorpusFile(given) : readCorpus());
const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);
const groups = new Map<string, typeof judged>();
for (const one of judged)
  for (const group of ['all', `file ${one.line.file}`, `kind ${one.line.kind}`, `intent ${one.line.intent}`])
    groups.set(group, [...(groups.get(group) ?? []), one]);
console.log(`${''.padEnd(28)} lines   intent category  two offered  area`);
for (const [group, lines] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
  const shares = (['intent', 'category', 'amongTwo', 'area'] as const).map((of) => percent(share(lines, of)));
  console.log(`${group.padEnd(28)} ${String(lines.length).padStart(5)} ${shares.join(' ')}`);
}
if (process.argv.includes('missed'))
  for (const { line, made, ...right } of judged.filter((one) => !one.intent || one.category === false || !one.area))
    console.log(
      `${line.file} ${right.intent ? '' : 'INTENT '}${right.category === false ? 'CATEGORY ' : ''}${right.area ? '' : 'AREA '}${line.text} [${line.role} ${line.expecting ?? ''}]: ` +
        `${line.intent} ${line.categories.join('/') || '-'} ${line.area ?? '-'}, not ${made}`,
    );
