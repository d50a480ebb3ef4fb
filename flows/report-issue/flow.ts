import { mediaOf } from '../../src/engine/index.ts';
import { areaName, wholeAreaName } from '../area-words.ts';
import { flowFor } from '../flow.ts';
import { capital, hasWords, isTale, saysRight, shortened } from '../plain-answers.ts';
import { type AskStep, LONGEST_PLACE, type ReportAnswers } from './answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack, questionBefore, WITHOUT_PLACE } from './back.ts';
import { goToLine, lineMeant } from './edit-line.ts';
import { acceptExtra, askExtra } from './extra.ts';
import { hearMedia, readAll } from './hear.ts';
import { acceptKinds, acceptTile, acceptWhichKind, askKinds, askTile, askWhichKind } from './kind.ts';
import { hideName } from './name.ts';
import { acceptSameThing, askOwnAgain, askSameThing, lookNear } from './near.ts';
import { nextSlot, type Slot } from './next-slot.ts';
import { acceptPhoto } from './photo.ts';
import { readBack } from './read-back.ts';
import { acceptEdit, acceptReview } from './review.ts';
import { CHANGE_WORDS, SEND_WORDS } from './review-words.ts';
import { draftOf, filedWords, settleHome, whatElse } from './send.ts';
import type { ReportContext } from './step-names.ts';
import { acceptStopper, askStopper } from './stopper.ts';
import { acceptWhat, askWhat } from './what.ts';
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
      leads: ['sort', 'kinds', 'flow:ask-question', 'flow:give-opinion'],
      ask: askWhat,
      collects: true,
      accept: acceptWhat,
    },
    sort: {
      leads: [
        ...(['what', 'stopper', 'pinned', 'where', 'outside', 'spot', 'whichKind', 'tile', 'near', 'extra'] as const),
        ...(['photo', 'review'] as const),
      ],
      next: (c) => {
        const { oldWardId, anonymous, anonymousTold, also, alsoTold, path = [] } = c.answers;
        if (oldWardId) sayNewName(oldWardId, c);
        if (also && !alsoTold) c.remark(c.say('twoThings'));
        const slot = nextSlot(c.answers, c.fact('knowledge'), c.fact('person').can.photo);
        return c.go(slot, {
          ...(anonymous && !anonymousTold && hideName(c)),
          ...(also && { alsoTold: true }),
          ...(isAsked(slot) && path.at(-1) !== slot && { path: [...path.filter((one) => one !== slot), slot] }),
          oldWardId: undefined,
        });
      },
    },
    back: {
      leads: ['retell', 'stopper', 'where', 'spot', 'whichKind', 'tile', 'sameThing', 'extra', 'photo'],
      next: questionBefore,
    },
    stopper: { leads: ['sort', 'tile', 'called', 'back'], ask: askStopper, accept: acceptStopper },
    called: { leads: ['end'], say: (c) => c.say('called'), next: (c) => c.end() },
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
      leads: ['sort', 'where', 'back', 'outside', 'retell', 'tile', 'newPhotos', 'review'],
      say: (c) => {
        c.effect('count_routed', { outcome: 'R-NGOAI' });
        return undefined;
      },
      ask: askOutside,
      choices: [
        { id: 'elsewhere', label: 'elsewhere' },
        { id: 'send', label: 'stillSend', words: ['gui', 'van gui di', 'cu gui'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice')
          return input.id === 'send'
            ? c.go('sort', { areaId: c.answers.areaId ?? null, outsideSent: true })
            : c.go('where', WITHOUT_PLACE);
        return acceptWhere(input, c);
      },
    },
    where: {
      leads: ['sort', 'back', 'where', 'outside', 'retell', 'tile', 'newPhotos', 'review'],
      ask: askWhere,
      accept: acceptWhere,
    },
    spot: {
      leads: ['sort', 'back', 'retell', 'where', 'tile', 'newPhotos', 'review'],
      ask: (c) => ({
        text: c.say('spot', { area: wholeAreaName(c.answers.areaId ?? '', c.fact('knowledge'), c.lang) }),
        asksPlace: true,
      }),
      choices: [{ id: 'unknown', label: 'notKnown', words: ['khong ro', 'khong biet', 'bo qua', 'khong'] }],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('sort', { spotAsked: true });
        if (input.kind === 'place') return c.go('sort', hearMedia(input, c.answers));
        const side = aside(input, c, () => goBack(c, 'spot'));
        if (side) return side;
        const text = wordsOf(input);
        const line = lineMeant(text);
        if (line) return goToLine(line, c);
        // "Dạ", "đúng": no place.
        if (!isTale(text) || saysRight(text)) return c.again();
        const { areaId, place, texts } = readArea(text, c);
        const told = { ...(areaId && { areaId }), ...(texts && { texts }) };
        const spot = areaId && place === undefined ? {} : { place: place ?? shortened(text, LONGEST_PLACE) };
        return c.go('sort', { ...hearMedia(input, c.answers), ...told, ...spot, spotAsked: true });
      },
    },
    whichKind: { leads: ['sort', 'tile', 'back'], ask: askWhichKind, accept: acceptWhichKind },
    tile: { leads: ['sort', 'kinds', 'back'], ask: askTile, accept: acceptTile },
    kinds: { leads: ['sort', 'kinds', 'tile'], ask: askKinds, accept: acceptKinds },
    near: { leads: ['sort', 'sameThing', 'ownAgain'], next: lookNear },
    sameThing: { leads: ['sort', 'join', 'back'], ask: askSameThing, accept: acceptSameThing },
    ownAgain: { leads: ['sort', 'join', 'back'], ask: askOwnAgain, accept: acceptSameThing },
    extra: {
      leads: ['sort', 'back', 'retell', 'where', 'tile', 'newPhotos', 'review'],
      ask: askExtra,
      accept: acceptExtra,
    },
    photo: {
      leads: ['sort', 'back', 'dropped', 'retell', 'where', 'tile', 'newPhotos', 'review'],
      ask: (c) => c.say('photo'),
      choices: [{ id: 'none', label: 'noPhoto', words: ['khong', 'khong co', 'bo qua', 'no', 'skip'] }],
      accept: acceptPhoto,
    },
    review: {
      leads: ['send', 'edit', 'dropped', 'sort', 'review', 'retell', 'where', 'tile', 'newPhotos'],
      ask: readBack,
      choices: [
        { id: 'send', label: 'send', words: SEND_WORDS },
        { id: 'change', label: 'change', words: CHANGE_WORDS },
      ],
      accept: acceptReview,
    },
    dropped: { leads: ['end'], say: (c) => c.say('dropped'), next: (c) => c.end() },
    edit: {
      leads: ['review', 'retell', 'where', 'tile', 'newPhotos'],
      ask: (c) => c.say('edit'),
      choices: [
        { id: 'what', label: 'editWhat', words: ['noi dung', 'sua viec'] },
        { id: 'where', label: 'editWhere', words: ['dia diem', 'dia chi', 'cho', 'sua noi'] },
        { id: 'kind', label: 'editKind', words: ['sua loai'] },
        { id: 'photos', label: 'editPhotos', words: ['hinh', 'hinh anh', 'sua anh'] },
        { id: 'name', label: 'editName', words: ['ten', 'giau ten', 'an danh', 'sua ten'] },
      ],
      accept: acceptEdit,
    },
    retell: {
      leads: ['sort', 'review'],
      ask: (c) => c.say('whatAnew'),
      collects: true,
      accept: (input, c) => {
        const text = wordsOf(input);
        const side = aside(input, c, () => c.go('sort'));
        if (side || !hasWords(text)) return side ?? c.again();
        // The kind is read anew; where the new words do not tell it, the old one stays.
        const read = readAll([text], { ...c.answers, categoryCode: undefined }, hearing(c));
        const other = read.categoryCode !== undefined && read.categoryCode !== c.answers.categoryCode;
        // They may speak of one of a few other kinds: then it is asked.
        const doubted = read.categories !== undefined && !read.categories.includes(c.answers.categoryCode ?? '');
        const anew = {
          ...{ texts: [text], cannotType: undefined, also: read.also, nearSeen: undefined },
          ...(doubted && { categoryCode: undefined }),
        };
        return c.go('sort', { ...hearMedia(input, c.answers), ...(other && { details: undefined }), ...read, ...anew });
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
        return aside(input, c, () => c.go('review')) ?? c.again();
      },
    },
    send: {
      leads: ['end', 'more'],
      say: (c) => {
        const draft = draftOf(c);
        const filed = c.effect('file_issue', draft);
        settleHome(draft, c);
        return c.after(filed, (issue) => filedWords(issue, draft, c));
      },
      next: whatElse,
    },
    join: {
      leads: ['end', 'more'],
      say: (c) => {
        const draft = draftOf(c);
        const joined = c.effect('join_issue', { ...draft, into: c.answers.into ?? '' });
        settleHome(draft, c);
        const own = c.answers.near?.some(({ mine }) => mine);
        return c.after(joined, (issue) => {
          if (!issue.joined) return `${c.say('closedMeanwhile')} ${filedWords(issue, draft, c)}`;
          const { code, voices } = issue;
          return own ? c.say('addedToOwn', { code }) : c.say('joined', { code, voices });
        });
      },
      next: whatElse,
    },
    more: {
      leads: ['called', 'end', 'flow:report-issue'],
      ask: (c) => c.say('more', { what: shortened(c.answers.also ?? '', 100) }),
      choices: [
        { id: 'yes', label: 'moreYes', words: ['gui', 'co', 'vang', 'da', 'dung', 'gui di', 'u', 'ok', 'yes'] },
        { id: 'no', label: 'moreNo', words: ['khong', 'thoi khong', 'khong can', 'cung mot viec', 'no'] },
      ],
      collects: true,
      accept: (input, c) => {
        const { also = '', areaId } = c.answers;
        if (input.kind !== 'choice') return c.pass(input);
        if (input.id === 'no') return c.go('called');
        const told = readAll([also], {}, hearing(c));
        const place = areaId && told.areaId === undefined && !told.areaCandidates ? { areaId } : {};
        return c.start('report-issue', { answers: { texts: [also], ...told, ...place } });
      },
    },
  },
});

/** "Phường Đại Phúc nay thuộc phường Võ Cường", once, where the names differ. */
function sayNewName(oldWardId: string, c: ReportContext): void {
  const { byId } = c.fact('knowledge').areas;
  const old = byId.get(oldWardId);
  const now = old?.wardId ? byId.get(old.wardId) : undefined;
  if (!old || !now || old.name === now.name) return;
  c.remark(c.say('oldName', { old: capital(areaName(old, c.lang)), now: areaName(now, c.lang) }));
}

function askOutside(c: ReportContext): string {
  const { areaId } = c.answers;
  const area = areaId ? wholeAreaName(areaId, c.fact('knowledge'), c.lang) : '';
  return area === '' ? c.say('outside') : c.say('outsideKnown', { area });
}

function isAsked(slot: Slot): slot is Slot & AskStep {
  return slot !== 'pinned' && slot !== 'outside' && slot !== 'near' && slot !== 'review';
}
