import { understand } from '../../src/language/understand.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { isTale } from '../plain-answers.ts';
import type { OthersDrafts } from '../work-effects.ts';
import { words } from './words.ts';

interface Answers {
  source?: OthersDrafts['source'];
  text?: string;
}

type C = FlowContext<Answers, typeof words, string>;

/** More at once than a sheet of paper holds is a mistake. */
const MOST = 20;

/** A cadre writes down what people told on paper, by phone or at a stall: one matter or many at once, each with its own code. */
export const reportForOthers = flowFor<Answers>()({
  id: 'report-for-others',
  version: 1,
  start: 'source',
  words,
  keeps: ({ text }) => (text ? text.slice(0, 60) : null),
  steps: {
    source: {
      leads: ['what', 'end'],
      ask: (c) => c.say('askSource'),
      choices: [
        { id: 'paper', label: 'paper', words: ['giay', 'phieu'] },
        { id: 'phone', label: 'phone', words: ['dien thoai', 'goi'] },
        { id: 'stall', label: 'stall', words: ['ban', 'truc tiep', 'tiep dan'] },
      ],
      accept: (input, c) =>
        input.kind === 'choice' ? c.go('what', { source: input.id as OthersDrafts['source'] }) : c.pass(input),
    },
    what: {
      leads: ['readBack'],
      ask: (c) => c.say('askWhat'),
      collects: true,
      accept: (input, c) =>
        input.kind === 'text' && isTale(input.text) ? c.go('readBack', { text: input.text }) : c.again(),
    },
    readBack: {
      leads: ['filing', 'what', 'dropped'],
      ask: (c) => {
        const drafts = draftsOf(c as C);
        const { areas, categories } = c.fact('knowledge');
        const lines = drafts.map(({ text, categoryCode, areaId }, nr) => {
          const category = categories.byCode.get(categoryCode);
          return c.say('line', {
            nr: nr + 1,
            what: (c.lang === 'en' ? category?.labelEn : category?.labelVi) ?? categoryCode,
            where: (areaId && areas.byId.get(areaId)?.name) || c.say('nowhere'),
            text: text.length > 80 ? `${text.slice(0, 79)}…` : text,
          });
        });
        return c.say('readBack', { count: drafts.length, lines: lines.join('\n') });
      },
      choices: [
        { id: 'send', label: 'send', words: ['dung', 'dung roi', 'gui', 'ok', 'yes'] },
        { id: 'again', label: 'again', words: ['sua', 'sai', 'nhap lai'] },
        { id: 'leave', label: 'leave', words: ['bo', 'thoi', 'khong'] },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.again();
        return c.go(input.id === 'send' ? 'filing' : input.id === 'again' ? 'what' : 'dropped');
      },
    },
    filing: {
      leads: ['end'],
      say: (c) =>
        c.after(
          c.effect('file_for_others', { source: c.answers.source ?? 'paper', drafts: draftsOf(c as C) }),
          ({ codes }) => (codes.length > 0 ? c.say('filed', { codes: codes.join(', ') }) : c.say('notFiled')),
        ),
      next: (c) => c.end(),
    },
    dropped: { leads: ['end'], say: (c) => c.say('dropped'), next: (c) => c.end() },
  },
});

/** Each numbered line is a matter; without numbers all of it is one. */
function draftsOf(c: C): OthersDrafts['drafts'] {
  const { text = '' } = c.answers;
  const numbered = text.split(/^\s*\d{1,2}\s*[.):-]\s+/m).slice(1);
  const parts = (numbered.length > 0 ? numbered : [text])
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const { homeAreaId } = c.fact('person');
  const knowledge = c.fact('knowledge');
  return parts.slice(0, MOST).map((part) => {
    const { category, area, place } = understand(part, knowledge, { homeAreaId, now: c.now, role: 'resident' });
    const found = area?.areaId ?? homeAreaId;
    return { text: part, categoryCode: category?.code ?? 'YK-99', areaId: found, ...(place && { place }) };
  });
}
