import { mediaOf, type Reply } from '../../src/engine/index.ts';
import { sayDate } from '../../src/language/say-date.ts';
import { areaName, wholeAreaName } from '../area-words.ts';
import type { IssueDraft } from '../effects.ts';
import { flowFor } from '../flow.ts';
import { capital, hasWords, isBack, isSkip, shortened, tellsSomething } from '../plain-answers.ts';
import { LONGEST_PLACE, LONGEST_TEXT, type ReportAnswers, UNSORTED } from './answers.ts';
import { aside, edited, hearing, wordsOf } from './aside.ts';
import { hear, hearMedia, readAll } from './hear.ts';
import { acceptKinds, acceptTile, acceptWhichKind, askKinds, askTile, askWhichKind } from './kind.ts';
import { nextSlot } from './next-slot.ts';
import { readBack } from './read-back.ts';
import { acceptEdit, acceptReview, CHANGE_WORDS, SEND_WORDS } from './review.ts';
import type { ReportContext } from './step-names.ts';
import { acceptWhere, askWhere, readArea } from './where.ts';
import { words } from './words.ts';

/** A report, told in any order: after each answer `sort` looks which slot is still empty. */
export const reportIssue = flowFor<ReportAnswers>()({
  id: 'report-issue',
  version: 1,
  start: 'sort',
  doors: ['what'],
  words,
  facts: ['person', 'knowledge'],
  keeps: ({ texts = [], media = [], pin }) =>
    texts.length > 0 ? shortened(texts.join(' '), 60) : media.length > 0 || pin ? '…' : null,
  steps: {
    what: {
      leads: ['sort'],
      ask: askWhat,
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('sort', { cannotType: true });
        if (input.kind === 'edited') return c.go('sort', edited(input.text, c));
        const told = hear(input, c.answers, hearing(c));
        const empty = input.kind === 'text' && !tellsSomething(input);
        if (Object.keys(told).length > 0 && !empty && !isBack(wordsOf(input))) return c.go('sort', told);
        return input.kind === 'deleted' ? c.stay() : (aside(input, c, 'sort') ?? c.again());
      },
    },
    sort: {
      leads: ['what', 'pinned', 'where', 'spot', 'whichKind', 'tile', 'photo', 'review'],
      next: (c) => {
        const { oldWardId } = c.answers;
        if (oldWardId) sayNewName(oldWardId, c);
        return c.go(nextSlot(c.answers, c.fact('knowledge'), c.fact('person').can.photo), { oldWardId: undefined });
      },
    },
    pinned: {
      leads: ['sort', 'where', 'outside'],
      next: (c) => {
        const { lat, lon } = c.answers.pin!;
        const { areaId, wardId, candidates } = c.fact('area_at', { lat, lon });
        if (candidates.length > 1) {
          c.remark(c.say('nearEdge'));
          return c.go('where', { areaCandidates: candidates });
        }
        const found = areaId ?? wardId;
        return found ? c.go('sort', { areaId: found }) : c.go('outside');
      },
    },
    outside: {
      leads: ['sort', 'where', 'what'],
      ask: (c) => c.say('outside'),
      choices: [
        { id: 'elsewhere', label: 'elsewhere' },
        { id: 'send', label: 'stillSend', words: ['gui', 'van gui di', 'cu gui'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice')
          return input.id === 'send' ? c.go('sort', { areaId: null }) : c.go('where', { pin: undefined });
        return acceptWhere(input, c);
      },
    },
    where: {
      leads: ['sort', 'what', 'where'],
      ask: askWhere,
      accept: acceptWhere,
    },
    spot: {
      leads: ['sort', 'where'],
      ask: (c) => c.say('spot', { area: wholeAreaName(c.answers.areaId ?? '', c.fact('knowledge'), c.lang) }),
      choices: [{ id: 'unknown', label: 'notKnown', words: ['khong ro', 'khong biet', 'bo qua', 'khong'] }],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('sort', { spotAsked: true });
        if (input.kind === 'place') return c.go('sort', hearMedia(input, c.answers));
        const side = aside(input, c, 'where');
        if (side) return side;
        const text = wordsOf(input);
        const { areaId, place, texts } = readArea(text, c);
        const told = { ...(areaId && { areaId }), ...(texts && { texts }) };
        const spot = areaId && place === undefined ? {} : { place: place ?? shortened(text, LONGEST_PLACE) };
        return c.go('sort', { ...hearMedia(input, c.answers), ...told, ...spot, spotAsked: true });
      },
    },
    whichKind: { leads: ['sort', 'tile', 'where'], ask: askWhichKind, accept: acceptWhichKind },
    tile: { leads: ['sort', 'kinds', 'where'], ask: askTile, accept: acceptTile },
    kinds: { leads: ['sort', 'kinds', 'tile'], ask: askKinds, accept: acceptKinds },
    photo: {
      leads: ['sort', 'tile'],
      ask: (c) => c.say('photo'),
      choices: [{ id: 'none', label: 'noPhoto', words: ['khong', 'khong co', 'bo qua', 'no', 'skip'] }],
      accept: (input, c) => {
        if (input.kind === 'choice' || (input.kind === 'text' && isSkip(input.text) && !input.media?.length))
          return c.go('sort', { photosAsked: true });
        const isAside = input.kind === 'edited' || (input.kind === 'text' && isBack(input.text));
        const told = isAside ? {} : hear(input, c.answers, hearing(c));
        if (Object.keys(told).length > 0) return c.go('sort', { ...told, photosAsked: true });
        return aside(input, c, 'tile') ?? c.again();
      },
    },
    review: {
      leads: ['send', 'edit', 'review', 'retell', 'where', 'tile', 'newPhotos'],
      ask: readBack,
      choices: [
        { id: 'send', label: 'send', words: SEND_WORDS },
        { id: 'change', label: 'change', words: CHANGE_WORDS },
      ],
      accept: acceptReview,
    },
    edit: {
      leads: ['review', 'retell', 'where', 'tile', 'newPhotos'],
      ask: (c) => c.say('edit'),
      choices: [
        { id: 'what', label: 'editWhat', words: ['noi dung', 'sua viec'] },
        { id: 'where', label: 'editWhere', words: ['dia diem', 'dia chi', 'cho', 'sua noi'] },
        { id: 'kind', label: 'editKind', words: ['sua loai'] },
        { id: 'photos', label: 'editPhotos', words: ['hinh', 'hinh anh', 'sua anh'] },
      ],
      accept: acceptEdit,
    },
    retell: {
      leads: ['sort', 'review'],
      ask: (c) => c.say('whatAnew'),
      collects: true,
      accept: (input, c) => {
        const text = wordsOf(input);
        const side = aside(input, c, 'review');
        if (side || !hasWords(text)) return side ?? c.again();
        // The kind is read anew; where the new words do not tell it, the old one stays.
        const read = readAll([text], { ...c.answers, categoryCode: undefined }, hearing(c));
        return c.go('sort', { ...hearMedia(input, c.answers), ...read, texts: [text], cannotType: undefined });
      },
    },
    newPhotos: {
      leads: ['sort', 'review'],
      ask: (c) => c.say('newPhotos'),
      choices: [{ id: 'none', label: 'noPhoto', words: ['khong', 'khong co', 'bo anh', 'xoa anh', 'no'] }],
      accept: (input, c) => {
        const recordings = (c.answers.media ?? []).filter(({ kind }) => kind !== 'photo');
        if (input.kind === 'choice') return c.go('sort', { media: recordings, photosAsked: true });
        const media = mediaOf(input);
        if (media.length > 0) return c.go('sort', { media: [...recordings, ...media], photosAsked: true });
        return aside(input, c, 'review') ?? c.again();
      },
    },
    send: {
      leads: ['end'],
      say: (c) => {
        const draft = draftOf(c);
        const filed = c.effect('file_issue', draft);
        if (draft.areaId && !c.fact('person').homeAreaId) c.effect('set_home_area', { areaId: draft.areaId });
        const area = draft.areaId ? c.fact('knowledge').areas.byId.get(draft.areaId) : undefined;
        const ward = area?.wardId ? c.fact('knowledge').areas.byId.get(area.wardId) : undefined;
        return c.after(filed, ({ code, dueAt }) => {
          const day = sayDate(dueAt, c.lang);
          return ward
            ? c.say('filed', { code, day, ward: areaName(ward, c.lang) })
            : c.say('filedSomewhere', { code, day });
        });
      },
      next: (c) => c.end(),
    },
  },
});

function askWhat(c: ReportContext): Reply {
  const { media = [], pin } = c.answers;
  const recorded = media.some(({ kind }) => kind !== 'photo');
  if (recorded) {
    const choices = [
      { id: 'cannot-type', label: c.say('cannotType'), words: ['khong go duoc', 'khong biet go', 'khong'] },
    ];
    return { text: c.say('whatOfVoice'), choices };
  }
  if (c.misses > 0) return { text: c.say('whatAgain') };
  return { text: c.say(media.length > 0 ? 'whatOfPhoto' : pin ? 'whatOfPlace' : 'what') };
}

/** "Phường Đại Phúc nay thuộc phường Võ Cường", once, where the names differ. */
function sayNewName(oldWardId: string, c: ReportContext): void {
  const { byId } = c.fact('knowledge').areas;
  const old = byId.get(oldWardId);
  const now = old?.wardId ? byId.get(old.wardId) : undefined;
  if (!old || !now || old.name === now.name) return;
  c.remark(c.say('oldName', { old: capital(areaName(old, c.lang)), now: areaName(now, c.lang) }));
}

function draftOf(c: ReportContext): IssueDraft {
  const { texts = [], media = [], pin, areaId = null, place, categoryCode = UNSORTED } = c.answers;
  return {
    text: (texts.length > 0 ? texts.join('\n') : c.say('voiceOnly'))
      .slice(0, LONGEST_TEXT)
      .replace(/[\uD800-\uDBFF]$/, ''),
    categoryCode,
    areaId,
    ...(place !== undefined && { place }),
    ...(pin && { lat: pin.lat, lon: pin.lon }),
    media: media.map(({ id }) => id),
  };
}
