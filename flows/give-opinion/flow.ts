import { answerKey, mediaOf, type Reply } from '../../src/engine/index.ts';
import { openingOf } from '../../src/language/opening.ts';
import { sayDate } from '../../src/language/say-date.ts';
import { areaChoices, areaChosen, areaSaid, isNotKnown, wardsOfToday } from '../area-said.ts';
import { tellsFault } from '../entry.ts';
import { flowFor } from '../flow.ts';
import { hasWords, isBack, isSkip, isTale, shortened } from '../plain-answers.ts';
import { hearingOf, type OpinionContext, saidIn, withMedia } from './hear-opinion.ts';
import { type OpinionAnswers, readOpinion } from './read-opinion.ts';
import { acceptReview, askReview } from './review.ts';
import { words } from './words.ts';

/** Longer tales are cut: the database and the page take them, no reader does. */
const LONGEST_TEXT = 8_000;

/**
 * An opinion, an idea, praise: no fault to be mended, so it is short. The words, the area (the home one is proposed), the read-back,
 * the code.
 */
export const giveOpinion = flowFor<OpinionAnswers>()({
  id: 'give-opinion',
  version: 1,
  start: 'take',
  words,
  facts: ['person', 'knowledge'],
  keeps: ({ texts = [], media = [] }) =>
    texts.length > 0 ? shortened(texts.join(' '), 60) : media.length > 0 ? '…' : null,
  steps: {
    take: {
      leads: ['sort', 'take', 'flow:report-issue'],
      ask: askWords,
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('sort', { cannotType: true });
        if (input.kind === 'deleted') return c.stay();
        const text = saidIn(input);
        const media = withMedia(input, c);
        if (mediaOf(input).length === 0 && (openingOf(text) || named.has(answerKey(text)))) return c.go('take');
        if (c.answers.texts === undefined && tellsFault(text, c))
          return c.start('report-issue', { step: 'what', take: input });
        if (isTale(text) && !isBack(text))
          return c.go('sort', { ...media, ...told([...(c.answers.texts ?? []), text], c) });
        return mediaOf(input).length > 0 ? c.go('sort', media) : c.again();
      },
    },
    sort: {
      leads: ['take', 'where', 'review'],
      next: (c) => {
        const { texts = [], areaId, cannotType } = c.answers;
        if (texts.length === 0 && !cannotType) return c.go('take');
        const { homeAreaId, knowledge } = hearingOf(c);
        if (areaId !== undefined) return c.go('review');
        return homeAreaId && knowledge.areas.byId.has(homeAreaId)
          ? c.go('review', { areaId: homeAreaId })
          : c.go('where');
      },
    },
    where: {
      leads: ['where', 'review', 'take'],
      ask: askWhere,
      accept: (input, c) => {
        if (input.kind === 'choice')
          return c.go('review', { areaId: areaChosen(input.id, c.answers.candidates) ?? null, candidates: undefined });
        if (mediaOf(input).length > 0 && !saidIn(input))
          return c.stay({ answers: withMedia(input, c), text: c.say('mediaTaken') });
        const text = saidIn(input);
        if (isBack(text)) return c.go('take', { texts: undefined });
        if (!hasWords(text)) return input.kind === 'deleted' ? c.stay() : c.again();
        if (isNotKnown(text) || isSkip(text)) return c.go('review', { areaId: null });
        const said = areaSaid(text, hearingOf(c));
        if (said.areaId) return c.go('review', { areaId: said.areaId, candidates: undefined });
        if (said.candidates) return c.go('where', { candidates: said.candidates });
        // Twice no name that we know: an officer who knows the place reads it in the words.
        if (c.misses > 0)
          return c.go('review', { areaId: null, candidates: undefined, texts: [...(c.answers.texts ?? []), text] });
        return c.again(undefined, { candidates: wardsOfToday(c.fact('knowledge')) });
      },
    },
    review: {
      leads: ['send', 'edit', 'review', 'where', 'retell', 'kind'],
      ask: askReview,
      accept: acceptReview,
    },
    edit: {
      leads: ['retell', 'where', 'kind', 'review'],
      ask: (c) => c.say('edit'),
      choices: [
        { id: 'what', label: 'editWhat', words: ['noi dung', 'loi', 'viec'] },
        { id: 'where', label: 'editWhere', words: ['dia diem', 'khu pho', 'cho'] },
        { id: 'kind', label: 'editKind', words: ['loai', 'khen', 'gop y'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice') return toLine(input.id, c);
        return isBack(saidIn(input)) ? c.go('review') : c.again();
      },
    },
    kind: {
      leads: ['review'],
      ask: (c) => c.say('whichKind'),
      choices: [
        { id: 'idea', label: 'idea', words: ['gop y', 'y kien', 'sang kien'] },
        { id: 'praise', label: 'praise', words: ['khen', 'loi khen'] },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return isBack(saidIn(input)) ? c.go('review') : c.again();
        return c.go('review', { kind: input.id === 'praise' ? 'YK-02' : 'YK-01', kindChosen: true });
      },
    },
    retell: {
      leads: ['review'],
      ask: (c) => c.say('whatAnew'),
      collects: true,
      accept: (input, c) => {
        const text = saidIn(input);
        if (isBack(text)) return c.go('review');
        if (!isTale(text)) return input.kind === 'deleted' ? c.stay() : c.again();
        return c.go('review', { ...withMedia(input, c), ...told([text], c), cannotType: undefined });
      },
    },
    send: { leads: ['end'], say: (c) => sent(c), next: (c) => c.end() },
  },
});

/** Says only that an opinion or praise is to come, as keys. */
const named = new Set('dong gop y kien|sang kien|gop y khen|gop y ngay hoi|opinion|praise'.split('|'));

function askWords(c: OpinionContext): Reply {
  const { media = [] } = c.answers;
  if (media.length === 0) return { text: c.say(c.misses > 0 ? 'askAgain' : 'ask') };
  return {
    text: c.say('askWords'),
    choices: [{ id: 'cannot-type', label: c.say('cannotType'), words: ['khong go duoc', 'khong biet go', 'khong'] }],
  };
}

function askWhere(c: OpinionContext): Reply {
  const { candidates = [] } = c.answers;
  const text = c.misses > 0 ? 'whereAgain' : candidates.length > 0 ? 'whichArea' : 'where';
  return {
    text: c.say(text),
    choices: [...areaChoices(candidates, c.fact('knowledge'), c.lang), { id: 'unknown', label: c.say('notKnown') }],
  };
}

/** Kind and area are read from all that was told; what the person chose stays. */
function told(texts: string[], c: OpinionContext): Partial<OpinionAnswers> {
  const { kind, areaId } = readOpinion(texts, hearingOf(c));
  return {
    texts,
    ...(!c.answers.kindChosen && { kind }),
    ...(areaId && c.answers.areaId === undefined && { areaId }),
  };
}

function toLine(line: string, c: OpinionContext) {
  if (line === 'where') return c.go('where', { areaId: undefined, candidates: undefined });
  return c.go(line === 'kind' ? 'kind' : 'retell');
}

function sent(c: OpinionContext) {
  const { texts = [], media = [], areaId = null, kind = 'YK-01', nameHidden } = c.answers;
  const text = texts.length > 0 ? texts.join('\n') : c.say('voiceOnly');
  const filed = c.effect('file_issue', {
    text: text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, ''),
    categoryCode: kind,
    areaId,
    media: media.map(({ id }) => id),
    ...(nameHidden && { anonymous: true as const }),
  });
  return c.after(filed, ({ code, dueAt }) => {
    const day = sayDate(dueAt, c.lang);
    if (nameHidden) return c.say('filedNameless', { code });
    if (kind === 'YK-02') return c.say('filedPraise', { code, day });
    return kind === 'YK-03' ? c.say('filedFestival', { code, day }) : c.say('filed', { code, day });
  });
}
