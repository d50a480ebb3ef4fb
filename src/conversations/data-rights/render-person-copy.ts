import { stateWords } from '../../../flows/issue-words.ts';
import type { Purpose } from '../../people/purposes.ts';
import type { CopiedMedium, PersonCopy } from './person-copy.ts';
import { actorWords, copyPageWords, decisionWords, purposeWords, copyWords as w } from './words.ts';

/** Vietnam is seven hours ahead of UTC all year. */
const ZONE_MS = 7 * 3_600_000;

/**
 * Pure. One file that opens on any phone without anything else: what is kept, to be read, with the photos in it, and the same as JSON
 * to be saved. It loads nothing and runs nothing.
 */
export function renderPersonCopy(copy: PersonCopy, media: readonly CopiedMedium[]): string {
  const json = Buffer.from(JSON.stringify(copy, null, 2)).toString('base64');
  const { name, home, knownSince, madeAt } = copy;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${copyPageWords.title}</title><style>${STYLE}</style></head><body>
<h1>${copyPageWords.title}</h1>
<p>${w.made} ${at(madeAt)}</p>
<p><a download="du-lieu-cua-toi.json" href="data:application/json;base64,${json}">${w.save}</a></p>
${part(w.person, [`${w.name}: ${text(name ?? copy.accounts[0]?.name ?? '–')}`, `${w.phone}: ${text(copy.phone ?? '–')}`, `${w.home}: ${text(home ?? '–')}`, `${w.since}: ${at(knownSince)}`])}
${part(
  w.accounts,
  copy.accounts.map((one) => `${text(one.channel)}: ${text(one.name ?? '')} (${text(one.id)}), ${at(one.since)}`),
)}
${part(
  w.consents,
  copy.consents.map(
    (one) =>
      `${at(one.at)}: ${text(purposeWords[one.purpose as Purpose] ?? one.purpose)} – ${text(decisionWords[one.decision] ?? one.decision)} (${text(one.channel)}, ${text(one.text)})`,
  ),
)}
${part(w.issues, copy.issues.map(issue))}
${part(
  w.followed,
  copy.followed.map((one) => `${text(one.code)}, ${at(one.since)}`),
)}
${part(
  w.ratings,
  copy.ratings.map(
    (one) => `${text(one.code)}: ${text([one.score, one.reason, one.text].filter(Boolean).join(' – '))}, ${at(one.at)}`,
  ),
)}
${part(w.messages, copy.messages.map(message))}
${part(
  w.sentOutside,
  copy.sentOutside.map((one) => `${at(one.at)}: ${text(one.text)}`),
)}
${part(
  w.media,
  copy.media.map((one) =>
    medium(
      one,
      media.find(({ id }) => id === one.id),
    ),
  ),
)}
${part(
  w.requests,
  copy.requests.map((one) => `${at(one.askedAt)}: ${text(one.kind)}, ${text(one.state)}`),
)}
</body></html>`;
}

function issue(one: PersonCopy['issues'][number]): string {
  const facts = [
    `<strong>${text(one.code)}</strong>, ${at(one.createdAt)}: ${text(one.category)} (${text(stateWords(one.status, 'vi'))})`,
    text(one.text),
    ...one.details.map(({ question, answer }) => `${text(question)} ${text(answer)}`),
    [one.place, one.area]
      .filter(Boolean)
      .map((place) => text(place!))
      .join(', '),
    one.lat === null ? '' : `${w.place}: ${one.lat}, ${one.lon}`,
    ...one.history
      .filter((entry) => entry.text)
      .map((entry) => `${at(entry.at)}, ${text(actorWords[entry.by] ?? entry.by)}: ${text(entry.text!)}`),
  ];
  return facts.filter(Boolean).join('<br>');
}

function message(one: PersonCopy['messages'][number]): string {
  const said = one.text ?? (one.lat === null ? one.kind : `${w.place}: ${one.lat}, ${one.lon}`);
  return `${at(one.at)}, ${one.from === 'me' ? w.me : w.office}: ${text(said)}`;
}

function medium(one: PersonCopy['media'][number], stored: CopiedMedium | undefined): string {
  const when = `${at(one.at)}, ${text(one.kind)}`;
  if (!stored) return one.state === 'stored' ? `${when}: ${w.leftOut}` : when;
  const source = `data:${stored.contentType};base64,${stored.bytes.toString('base64')}`;
  const kind = stored.contentType.split('/')[0];
  if (kind === 'image') return `${when}<br><img alt="" src="${source}">`;
  if (kind === 'audio' || kind === 'video') return `${when}<br><${kind} controls src="${source}"></${kind}>`;
  return `${when}<br><a download href="${source}">${text(one.kind)}</a>`;
}

function part(title: string, items: readonly string[]): string {
  const list =
    items.length > 0 ? `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>` : `<p>${w.nothing}</p>`;
  return `<h2>${title}</h2>\n${list}`;
}

/** As people say it: `18:05 23/11/2026`. */
function at(iso: string): string {
  const [day, time] = new Date(Date.parse(iso) + ZONE_MS).toISOString().split('T') as [string, string];
  return `${time.slice(0, 5)} ${day.split('-').reverse().join('/')}`;
}

function text(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\n', '<br>');
}

const STYLE =
  'body{font:18px/1.6 "Be Vietnam Pro",system-ui,sans-serif;margin:0 auto;max-width:44rem;padding:1rem;color:#1a1a1a}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}li{margin:.5rem 0;overflow-wrap:anywhere}img,video{max-width:100%;height:auto}';
