import type { Choice, Reply } from '../../src/engine/index.ts';
import { areaChoices, areaChosen, areaSaid, isNotKnown, wardsOfToday } from '../area-said.ts';
import { areaName, wholeAreaName } from '../area-words.ts';
import type { FestivalDay } from '../facts.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { hasWords, isSkip } from '../plain-answers.ts';
import { sayDay, sayHour, townDay } from '../town-day.ts';
import { words } from './words.ts';

export interface FestivalAnswers {
  areaId?: string;
  /** What the words for the area may mean. */
  candidates?: string[];
}

type C = FlowContext<FestivalAnswers, typeof words, 'find' | 'where' | 'show' | 'unknown'>;

/** When the 18/11 day of somebody's own khu phố is: weekday, date, hour, place. */
export const festivalDays = flowFor<FestivalAnswers>()({
  id: 'festival-days',
  version: 1,
  start: 'find',
  words,
  facts: ['person', 'knowledge'],
  steps: {
    find: {
      leads: ['where', 'show'],
      next: (c) => {
        const areaId = c.answers.areaId ?? c.fact('person').homeAreaId;
        return areaId && c.fact('knowledge').areas.byId.has(areaId) ? c.go('show', { areaId }) : c.go('where');
      },
    },
    where: {
      leads: ['where', 'show', 'unknown', 'end'],
      ask: askWhere,
      accept: (input, c) => {
        if (input.kind === 'choice') {
          const areaId = areaChosen(input.id, c.answers.candidates);
          return areaId ? livesIn(areaId, c) : c.go('unknown');
        }
        if (input.kind !== 'text') return input.kind === 'deleted' ? c.stay() : c.again();
        if (isNotKnown(input.text) || isSkip(input.text)) return c.go('unknown');
        const knowledge = c.fact('knowledge');
        const said = areaSaid(input.text, { knowledge, homeAreaId: null, now: c.now });
        if (said.areaId) return livesIn(said.areaId, c);
        if (said.candidates) return c.go('where', { candidates: said.candidates });
        // Twice no name that we know: it may be something else altogether.
        if (c.misses > 0 && hasWords(input.text)) return c.pass(input);
        return c.again(undefined, { candidates: wardsOfToday(knowledge) });
      },
    },
    show: { leads: ['end'], say: sayDays, next: (c) => c.end() },
    unknown: { leads: ['end'], say: (c) => `${c.say('noneAtAll')} ${c.say('national')}`, next: (c) => c.end() },
  },
});

function askWhere(c: C): Reply {
  const { candidates } = c.answers;
  if (!candidates) return { text: c.say('where') };
  const notKnown: Choice = { id: 'unknown', label: c.say('notKnown') };
  return {
    text: c.say(c.misses > 0 ? 'whereAgain' : 'whichArea'),
    choices: [...areaChoices(candidates, c.fact('knowledge'), c.lang), notKnown],
  };
}

/** Whoever says where they live is not asked again. */
function livesIn(areaId: string, c: C) {
  if (!c.fact('person').homeAreaId) c.effect('set_home_area', { areaId });
  return c.go('show', { areaId });
}

function sayDays(c: C): string {
  const { areas } = c.fact('knowledge');
  const areaId = c.answers.areaId!;
  const today = townDay(c.now);
  const { coming, past } = c.fact('festival_days', { areaId, day: today });
  const area = wholeAreaName(areaId, c.fact('knowledge'), c.lang);
  const name = (festival: FestivalDay) => {
    const found = areas.byId.get(festival.areaId);
    return found ? areaName(found, c.lang) : festival.areaId;
  };
  if (coming.length === 0) {
    const first = past ? c.say('past', { area, day: sayDay(past.day, c.lang) }) : c.say('none', { area });
    return `${first} ${c.say('national')}`;
  }
  const [only] = coming;
  if (coming.length === 1) {
    const whose = only!.areaId === areaId ? area : name(only!);
    return noted(c.say('one', { area: whose, when: sayWhen(only!, today, c) }), only!);
  }
  const lines = coming.map((one) => c.say('line', { area: name(one), when: sayWhen(one, today, c) }));
  return c.say('several', { area, lines: lines.join('\n') });
}

/** Weekday, date, hour, place. */
function sayWhen({ day, time, place }: FestivalDay, today: string, c: C): string {
  const date = sayDay(day, c.lang);
  return [
    day === today ? c.say('today', { day: date }) : date,
    time ? sayHour(time, c.lang) : c.say('hourLater'),
    ...(place ? [place] : []),
  ].join(', ');
}

function noted(text: string, { note }: FestivalDay): string {
  return note ? `${text}\n${note}` : text;
}
