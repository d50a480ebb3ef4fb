import { flowFor } from '../flow.ts';
import type { WorkAnswers } from './answers.ts';
import { act, type C, callOf, codeIn, issueOf, saysWords, textOf, workChoice } from './context.ts';
import { acceptWanted, findNext, foundReply } from './find.ts';
import { acceptNewDay, askNewDay, postpone, postponeNext } from './later.ts';
import { acceptWhichPhotos, addPhotos, askWhichPhotos, photosNext } from './photos.ts';
import { refused } from './refused.ts';
import { acceptOffer, reportNext, SAID_LEADS, takeSaid } from './said.ts';
import {
  acceptAnswer,
  acceptBlank,
  acceptDonePhoto,
  acceptDoneWords,
  askAnswer,
  askBlank,
  askDoneWords,
  finishNext,
  settle,
} from './settle.ts';
import { listReply, PAGE, type ShowOffer, showReply } from './show.ts';
import { acceptUnits, askUnits, split } from './units.ts';
import { words } from './words.ts';

/**
 * A cadre's work on issues: a list by deadline, one issue with what can be done, and short forms that say it at once ("VC-0427 xong" with
 * a photo). A note has its own command and is never told to anybody but officers.
 */
export const workIssue = flowFor<WorkAnswers>()({
  id: 'work-issue',
  version: 1,
  start: 'list',
  doors: ['one', 'which', 'find', 'said', 'photos', 'accept', 'returning', 'finish'],
  words,
  steps: {
    list: {
      leads: ['listed', 'none'],
      next: (c) => c.go(c.fact('my_work', { now: c.now }).total > 0 ? 'listed' : 'none'),
    },
    none: { leads: ['end'], say: (c) => c.say('none'), next: (c) => c.end() },
    listed: {
      leads: ['listed', 'one', 'end'],
      ask: (c) => listReply(c as C),
      collects: true,
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.pass(input);
        return input.id === 'more'
          ? c.go('listed', { from: (c.answers.from ?? 0) + PAGE })
          : c.go('one', { code: input.id.toUpperCase() });
      },
    },
    find: { leads: ['askWanted', 'show', 'found', 'notFound'], next: (c) => findNext(c as C) },
    askWanted: {
      leads: ['find'],
      ask: (c) => c.say('askWanted'),
      collects: true,
      accept: (input, c) => acceptWanted(input, c as C),
    },
    notFound: {
      leads: ['end'],
      say: (c) => c.say('notFound', { wanted: c.answers.wanted ?? '' }),
      next: (c) => c.end(),
    },
    found: {
      leads: ['found', 'one', 'end'],
      ask: (c) => foundReply(c as C),
      collects: true,
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.pass(input);
        return input.id === 'more'
          ? c.go('found', { from: (c.answers.from ?? 0) + PAGE })
          : c.go('one', { code: input.id.toUpperCase() });
      },
    },
    /** A cadre names an issue that they reported themselves, and have to deal with. */
    which: {
      leads: ['said', 'flow:follow-issue'],
      ask: (c) => c.say('which', { code: c.answers.code! }),
      choices: [
        { id: 'work', label: 'asWork', words: ['duoc giao', 'viec duoc giao', 'nguoi lam', 'can bo'] },
        { id: 'report', label: 'asReport', words: ['gui', 'toi gui', 'nguoi dan', 'phan anh cua toi'] },
      ],
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.again();
        return input.id === 'work' ? c.go('said') : reportNext(c as C);
      },
    },
    one: { leads: ['show', 'unknown'], next: (c) => c.go(issueOf(c as C) ? 'show' : 'unknown') },
    unknown: { leads: ['end'], say: (c) => c.say('unknown', { code: c.answers.code ?? '' }), next: (c) => c.end() },
    show: {
      leads: ['accept', 'onWay', 'finish', 'ask', 'returning', 'postpone', 'others', 'said', 'end'],
      ask: (c) => showReply(issueOf(c as C)!, c as C),
      collects: true,
      accept: (input, c) => acceptOffer<ShowOffer>(input, c as C),
    },
    others: {
      leads: ['note', 'severity', 'duplicate', 'split', 'answer', 'said', 'end'],
      ask: (c) => ({
        text: c.say('whatElse', { code: c.answers.code! }),
        choices: (['note', 'answer', 'severity', 'duplicate', 'split'] as const).map((id) => ({
          id,
          label: id === 'answer' ? c.say('answerIt') : c.say(id),
        })),
      }),
      collects: true,
      accept: (input, c) => acceptOffer<'note'>(input, c as C),
    },
    /** Said of one issue, in short words or with photos. */
    said: { leads: SAID_LEADS, next: (c) => takeSaid(c as C) },

    accept: { leads: ['end'], say: (c) => act(c as C, 'accept', 'accepted'), next: (c) => c.end() },
    onWay: { leads: ['end'], say: (c) => act(c as C, 'on_way', 'onWayNoted'), next: (c) => c.end() },
    returning: {
      leads: ['askWhyReturn', 'givingBack'],
      next: (c) => c.go(c.answers.text ? 'givingBack' : 'askWhyReturn'),
    },
    askWhyReturn: {
      leads: ['givingBack', 'end'],
      ask: (c) => c.say('askWhyReturn', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => (saysWords(input) ? c.go('givingBack', { text: textOf(input) }) : c.again()),
    },
    givingBack: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'return')), (done) => {
          if (!done.ok) return refused(done, c as C);
          return c.say((done.returned ?? 1) > 1 ? 'returnedAgain' : 'returned', { code: done.issue });
        }),
      next: (c) => c.end(),
    },

    finish: {
      leads: ['askDonePhoto', 'askDoneWords', 'finishing', 'unknown'],
      next: (c) => finishNext(c as C),
    },
    askDonePhoto: {
      leads: ['finishing'],
      ask: (c) => c.say('askDonePhoto', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => acceptDonePhoto(input, c as C),
    },
    askDoneWords: {
      leads: ['finishing', 'fillBlank'],
      ask: (c) => askDoneWords(c as C),
      collects: true,
      accept: (input, c) => acceptDoneWords(input, c as C),
    },
    fillBlank: {
      leads: ['fillBlank', 'finishing', 'answering'],
      ask: (c) => askBlank(c as C),
      collects: true,
      accept: (input, c) => acceptBlank(input, c as C),
    },
    finishing: { leads: ['end'], say: (c) => settle(c as C, 'done'), next: (c) => c.end() },
    answer: { leads: ['askAnswer', 'answering'], next: (c) => c.go(c.answers.text ? 'answering' : 'askAnswer') },
    askAnswer: {
      leads: ['answering', 'fillBlank'],
      ask: (c) => askAnswer(c as C),
      collects: true,
      accept: (input, c) => acceptAnswer(input, c as C),
    },
    answering: { leads: ['end'], say: (c) => settle(c as C, 'answer'), next: (c) => c.end() },

    ask: { leads: ['askQuestion', 'asking'], next: (c) => c.go(c.answers.text ? 'asking' : 'askQuestion') },
    askQuestion: {
      leads: ['asking'],
      ask: (c) => c.say('askQuestion', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => (saysWords(input) ? c.go('asking', { text: textOf(input) }) : c.again()),
    },
    asking: { leads: ['end'], say: (c) => act(c as C, 'ask', 'asked'), next: (c) => c.end() },

    note: { leads: ['askNote', 'noting'], next: (c) => c.go(c.answers.text ? 'noting' : 'askNote') },
    askNote: {
      leads: ['noting'],
      ask: (c) => c.say('askNote', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => (saysWords(input) ? c.go('noting', { text: textOf(input) }) : c.again()),
    },
    noting: { leads: ['end'], say: (c) => act(c as C, 'note', 'noted'), next: (c) => c.end() },

    postpone: {
      leads: ['askWhyLater', 'askNewDay', 'postponing', 'unknown'],
      next: (c) => postponeNext(c as C),
    },
    askWhyLater: {
      leads: ['postpone'],
      ask: (c) => c.say('askWhyLater', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => (saysWords(input) ? c.go('postpone', { text: textOf(input) }) : c.again()),
    },
    askNewDay: {
      leads: ['postponing'],
      ask: (c) => askNewDay(c as C),
      accept: (input, c) => acceptNewDay(input, c as C),
    },
    postponing: { leads: ['end'], say: (c) => postpone(c as C), next: (c) => c.end() },

    severity: { leads: ['askSeverity', 'grading'], next: (c) => c.go(c.answers.to ? 'grading' : 'askSeverity') },
    askSeverity: {
      leads: ['grading'],
      ask: (c) => c.say('askSeverity', { code: c.answers.code! }),
      choices: [
        { id: 'urgent', label: 'urgent', words: ['khan cap', 'gap'] },
        { id: 'high', label: 'high' },
        { id: 'normal', label: 'normal', words: ['thuong'] },
        { id: 'low', label: 'low' },
      ],
      accept: (input, c) => (input.kind === 'choice' ? c.go('grading', { to: input.id }) : c.again()),
    },
    grading: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'severity')), (done) =>
          done.ok
            ? c.say('severitySet', { code: done.issue, level: c.say(c.answers.to as 'low').toLowerCase() })
            : refused(done, c as C),
        ),
      next: (c) => c.end(),
    },

    duplicate: {
      leads: ['askWhichSame', 'joining'],
      next: (c) => {
        const to = codeIn(c.answers.text, c as C);
        return to ? c.go('joining', { to }) : c.go('askWhichSame');
      },
    },
    askWhichSame: {
      leads: ['joining'],
      ask: (c) => ({
        text: c.say('askWhichSame', { code: c.answers.code! }),
        choices: c
          .fact('my_work', { now: c.now })
          .items.filter(({ code }) => code !== c.answers.code)
          .slice(0, 5)
          .map(({ code, category }) => workChoice(code, category)),
      }),
      accept: (input, c) => {
        const to = input.kind === 'choice' ? input.id.toUpperCase() : codeIn(textOf(input), c as C);
        return to ? c.go('joining', { to }) : c.again();
      },
    },
    joining: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'duplicate')), (done) =>
          done.ok ? c.say('joined', { code: done.issue, other: c.answers.to! }) : refused(done, c as C),
        ),
      next: (c) => c.end(),
    },

    split: {
      leads: ['askUnits', 'noUnits', 'unknown'],
      next: (c) => {
        const issue = issueOf(c as C);
        return c.go(!issue ? 'unknown' : issue.splitUnits.length > 0 ? 'askUnits' : 'noUnits');
      },
    },
    noUnits: { leads: ['end'], say: (c) => c.say('noUnits'), next: (c) => c.end() },
    askUnits: {
      leads: ['askUnits', 'splitting', 'end'],
      ask: (c) => askUnits(c as C),
      accept: (input, c) => acceptUnits(input, c as C),
    },
    splitting: { leads: ['end'], say: (c) => split(c as C), next: (c) => c.end() },

    photos: { leads: ['adding', 'whichPhotos', 'flow:report-issue'], next: (c) => photosNext(c as C) },
    whichPhotos: {
      leads: ['adding', 'whichPhotos', 'flow:report-issue', 'flow:my-duties'],
      ask: (c) => askWhichPhotos(c as C),
      accept: (input, c) => acceptWhichPhotos(input, c as C),
    },
    adding: { leads: ['end'], say: (c) => addPhotos(c as C), next: (c) => c.end() },
  },
});
