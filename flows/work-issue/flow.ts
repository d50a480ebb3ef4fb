import { type Choice, type Input, mediaOf } from '../../src/engine/index.ts';
import { dayOf, isoOf } from '../../src/language/day-arithmetic.ts';
import { issueCodeOf } from '../../src/language/issue-code.ts';
import { understand } from '../../src/language/understand.ts';
import { flowFor } from '../flow.ts';
import { hasWords, tellsSomething } from '../plain-answers.ts';
import { sayDay, townDay } from '../town-day.ts';
import type { WorkAct, WorkDetail } from '../work-effects.ts';
import type { WorkAnswers } from './answers.ts';
import { codeAndRest, readWork } from './read-work.ts';
import { type C, listReply, refused, type ShowOffer, showReply } from './show.ts';
import { words } from './words.ts';

const DAY = 86_400_000;

/** The step that does an act, from a short form or a button. */
const STEP_OF = {
  accept: 'accept',
  on_way: 'onWay',
  return: 'returning',
  ask: 'ask',
  done: 'finish',
  answer: 'answer',
  note: 'note',
  photos: 'adding',
  postpone: 'postpone',
  severity: 'severity',
  duplicate: 'duplicate',
  split: 'split',
} as const satisfies Record<WorkAct, string>;

/** Longer than 300 lines: the steps of one talk, each of a few lines, side by side. */

/**
 * A cadre's work on issues: a list by deadline, one issue with what can be done, and short forms that say it at once ("VC-0427 xong" with
 * a photo). A note has its own command and is never told to anybody but officers.
 */
export const workIssue = flowFor<WorkAnswers>()({
  id: 'work-issue',
  version: 1,
  start: 'list',
  doors: ['one', 'said', 'photos', 'accept', 'returning', 'finish'],
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
          ? c.go('listed', { from: (c.answers.from ?? 0) + 5 })
          : c.go('one', { code: input.id.toUpperCase() });
      },
    },
    one: { leads: ['show', 'unknown'], next: (c) => c.go(issueOf(c as C) ? 'show' : 'unknown') },
    unknown: { leads: ['end'], say: (c) => c.say('unknown', { code: c.answers.code ?? '' }), next: (c) => c.end() },
    show: {
      leads: ['accept', 'onWay', 'finish', 'ask', 'returning', 'postpone', 'others', 'said', 'end'],
      ask: (c) => showReply(issueOf(c as C)!, c as C),
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go(input.id as ShowOffer);
        return isSaid(input) ? c.go('said', { heard: input }) : c.pass(input);
      },
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
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go(input.id as 'note');
        return isSaid(input) ? c.go('said', { heard: input }) : c.pass(input);
      },
    },
    /** Said of one issue, in short words or with photos. */
    said: {
      leads: [...new Set(Object.values(STEP_OF)), 'show', 'unknown'],
      next: (c) => {
        const { heard } = c.answers;
        if (!issueOf(c as C)) return c.go('unknown');
        const text = textOf(heard);
        const media = heard ? mediaOf(heard).map(({ id }) => id) : [];
        const rest = codeAndRest(text, c.fact('knowledge').areas.issuePrefixes)?.rest ?? text;
        const told = readWork(rest);
        if (told) {
          const { act, severity, text: said } = told;
          return c.go(STEP_OF[act], { media, ...(said && { text: said }), ...(severity && { to: severity }) });
        }
        return media.length > 0 ? c.go('adding', { media, ...(rest && { text: rest }) }) : c.go('show');
      },
    },

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

    /** Done: with a photo where the kind of matter wants one, or with a reason; then what the resident reads. */
    finish: {
      leads: ['askDonePhoto', 'askDoneWords', 'finishing', 'unknown'],
      next: (c) => {
        const issue = issueOf(c as C);
        const { media = [], text } = c.answers;
        if (!issue) return c.go('unknown');
        if (issue.needsPhoto && media.length === 0) return c.go('askDonePhoto');
        return c.go(text || media.length > 0 ? 'finishing' : 'askDoneWords');
      },
    },
    askDonePhoto: {
      leads: ['finishing'],
      ask: (c) => c.say('askDonePhoto', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => {
        const media = mediaOf(input).map(({ id }) => id);
        const text = textOf(input) || c.answers.text;
        // Without a photo the words must say why there is none: "xong" alone does not.
        const reason = media.length > 0 || (saysWords(input) && textOf(input).length >= 8);
        return reason ? c.go('finishing', { media, ...(text && { text }) }) : c.again();
      },
    },
    askDoneWords: {
      leads: ['finishing', 'fillBlank'],
      ask: (c) => {
        const templates = templatesOf(c as C, 'done');
        return {
          text: [c.say('askDoneWords', { code: c.answers.code! }), ...templates.map(({ text }) => `– ${text}`)].join(
            '\n',
          ),
          choices: [
            ...templates.map(({ label }, nr): Choice => ({ id: `t${nr}`, label })),
            { id: 'plain', label: c.say('sendPlain'), words: ['gui', 'gui luon', 'xong', 'da lam xong'] },
          ],
        };
      },
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') {
          const template = templatesOf(c as C, 'done')[Number(input.id.slice(1))];
          if (!template) return c.go('finishing');
          return c.go(blankIn(template.text) ? 'fillBlank' : 'finishing', { text: template.text, act: 'done' });
        }
        const media = mediaOf(input).map(({ id }) => id);
        return saysWords(input) || media.length > 0
          ? c.go('finishing', { ...(textOf(input) && { text: textOf(input) }), media })
          : c.again();
      },
    },
    /** A blank of a template must be filled: nobody is sent brackets. */
    fillBlank: {
      leads: ['fillBlank', 'finishing', 'answering'],
      ask: (c) => c.say('fillBlanks', { text: c.answers.text!, blank: blankIn(c.answers.text!) ?? '' }),
      collects: true,
      accept: (input, c) => {
        if (!saysWords(input)) return c.again();
        const text = c.answers.text!.replace(/\[[^\]]*\]/, () => textOf(input).replace(/[[\]]/g, ''));
        const next = c.answers.act === 'answer' ? 'answering' : 'finishing';
        return c.go(blankIn(text) ? 'fillBlank' : next, { text });
      },
    },
    finishing: { leads: ['end'], say: (c) => settle(c as C, 'done'), next: (c) => c.end() },
    answer: { leads: ['askAnswer', 'answering'], next: (c) => c.go(c.answers.text ? 'answering' : 'askAnswer') },
    askAnswer: {
      leads: ['answering', 'fillBlank'],
      ask: (c) => {
        const templates = templatesOf(c as C, 'answered');
        return {
          text: [c.say('askAnswer', { code: c.answers.code! }), ...templates.map(({ text }) => `– ${text}`)].join('\n'),
          choices: templates.map(({ label }, nr): Choice => ({ id: `t${nr}`, label })),
        };
      },
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice') {
          const template = templatesOf(c as C, 'answered')[Number(input.id.slice(1))]!;
          return c.go(blankIn(template.text) ? 'fillBlank' : 'answering', { text: template.text, act: 'answer' });
        }
        return saysWords(input) ? c.go('answering', { text: textOf(input) }) : c.again();
      },
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
      next: (c) => {
        const { text } = c.answers;
        if (!issueOf(c as C)) return c.go('unknown');
        if (!text) return c.go('askWhyLater');
        const day = c.answers.day ?? dayIn(text, c as C);
        return day ? c.go('postponing', { day }) : c.go('askNewDay');
      },
    },
    askWhyLater: {
      leads: ['postpone'],
      ask: (c) => c.say('askWhyLater', { code: c.answers.code! }),
      collects: true,
      accept: (input, c) => (saysWords(input) ? c.go('postpone', { text: textOf(input) }) : c.again()),
    },
    askNewDay: {
      leads: ['postponing'],
      ask: (c) => {
        const { dueAt } = issueOf(c as C)!;
        const days = [2, 5, 7].map((after) => townDay(Math.max(dueAt ?? 0, c.now) + after * DAY));
        return {
          text: c.say(c.misses > 0 ? 'askNewDayAgain' : 'askNewDay'),
          choices: days.map((day) => ({ id: day, label: sayDay(day, c.lang) })),
        };
      },
      accept: (input, c) => {
        const day = input.kind === 'choice' ? input.id : dayIn(textOf(input), c as C);
        return day ? c.go('postponing', { day }) : c.again();
      },
    },
    postponing: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'postpone')), (done) =>
          done.ok
            ? c.say('postponed', { code: done.issue, day: sayDay(isoOf(dayOf(done.dueAt!)), c.lang) })
            : refused(done, c as C),
        ),
      next: (c) => c.end(),
    },

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
      ask: (c) => {
        const { units = [], code } = c.answers;
        const left = leftUnits(c as C);
        return {
          text: units.length > 0 ? c.say('chosenUnits', { units: namesOf(units) }) : c.say('askUnits', { code: code! }),
          choices: [
            ...left.map(({ name }, nr): Choice => ({ id: `u${nr}`, label: name })),
            ...(units.length > 0 ? [{ id: 'split', label: c.say('splitNow'), words: ['xong', 'tach'] }] : []),
          ],
        };
      },
      accept: (input, c) => {
        if (input.kind !== 'choice') return tellsSomething(input) ? c.pass(input) : c.again();
        if (input.id === 'split') return c.go('splitting');
        const unit = leftUnits(c as C)[Number(input.id.slice(1))];
        return unit ? c.go('askUnits', { units: [...(c.answers.units ?? []), unit] }) : c.again();
      },
    },
    splitting: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'split')), (done) =>
          done.ok
            ? c.say('splitDone', { code: done.issue, parts: (done.parts ?? []).join(', ') })
            : refused(done, c as C),
        ),
      next: (c) => c.end(),
    },

    /** Photos that name no issue: of the one that was spoken of a moment ago, else it is asked. */
    photos: {
      leads: ['adding', 'whichPhotos', 'flow:report-issue'],
      next: (c) => {
        const media = mediaOf(c.answers.heard!).map(({ id }) => id);
        const code = c.fact('work_at_hand', { repliesTo: repliesTo(c.answers.heard), now: c.now });
        if (code) return c.go('adding', { code, media });
        if (c.fact('my_work', { now: c.now }).total > 0) return c.go('whichPhotos', { media });
        return c.start('report-issue', { step: 'what', take: c.answers.heard as Input });
      },
    },
    whichPhotos: {
      leads: ['adding', 'whichPhotos', 'flow:report-issue', 'end'],
      ask: (c) => ({
        text: c.say('whichPhotos'),
        choices: [
          ...c
            .fact('my_work', { now: c.now })
            .items.slice(0, 5)
            .map(({ code, category }) => workChoice(code, category)),
          { id: 'new', label: c.say('newReport'), words: ['viec moi', 'moi', 'new'] },
        ],
      }),
      accept: (input, c) => {
        if (input.kind === 'choice')
          return input.id === 'new'
            ? c.start('report-issue', { step: 'what', take: c.answers.heard as Input })
            : c.go('adding', { code: input.id.toUpperCase() });
        const more = mediaOf(input).map(({ id }) => id);
        if (more.length > 0) return c.go('whichPhotos', { media: [...(c.answers.media ?? []), ...more] });
        const code = codeIn(textOf(input), c as C);
        return code ? c.go('adding', { code }) : c.again();
      },
    },
    adding: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('work_on_issue', callOf(c as C, 'photos')), (done) =>
          done.ok
            ? c.say('photosAdded', { code: done.issue, count: c.answers.media?.length ?? 0 })
            : refused(done, c as C),
        ),
      next: (c) => c.end(),
    },
  },
});

/** A button of an issue; its code, typed in any way, means it too. */
function workChoice(code: string, category: string): Choice {
  const words = [
    code,
    code.replace('-', ''),
    code.replace('-', ' '),
    code.replace(/-0*/, ''),
    code.replace(/-0*/, ' '),
  ];
  return { id: code.toLowerCase(), label: `${code} ${category}`.slice(0, 20).trim(), words };
}

type Plain = 'accepted' | 'onWayNoted' | 'asked' | 'noted';

function act(c: C, what: WorkAct, said: Plain) {
  return c.after(c.effect('work_on_issue', callOf(c, what)), (done) =>
    done.ok ? c.say(said, { code: done.issue }) : refused(done, c),
  );
}

function settle(c: C, what: 'done' | 'answer') {
  return c.after(c.effect('work_on_issue', callOf(c, what)), (done) => {
    if (!done.ok) return refused(done, c);
    return c.say(done.draft ? 'drafted' : what === 'done' ? 'done' : 'answeredNow', { code: done.issue });
  });
}

function callOf({ answers }: C, what: WorkAct) {
  const { code = '', text, media = [], day, to, units } = answers;
  const target = what === 'postpone' ? day : to;
  return {
    code,
    act: what,
    media,
    ...(text && { text }),
    ...(target && { to: target }),
    ...(units && { units: units.map(({ id }) => id) }),
  };
}

function issueOf(c: C): WorkDetail | null {
  return c.answers.code ? c.fact('work_issue', { code: c.answers.code, now: c.now }) : null;
}

function templatesOf(c: C, status: 'done' | 'answered') {
  return (issueOf(c)?.templates ?? []).filter((template) => template.status === status).slice(0, 3);
}

const blankIn = (text: string) => /\[([^\]]*)\]/.exec(text)?.[1] ?? null;

function leftUnits(c: C) {
  const chosen = new Set((c.answers.units ?? []).map(({ id }) => id));
  return (issueOf(c)?.splitUnits ?? []).filter(({ id }) => !chosen.has(id)).slice(0, 8);
}

const namesOf = (units: readonly { name: string }[]) => units.map(({ name }) => name).join('; ');

function codeIn(text: string | undefined, c: C): string | null {
  return text ? issueCodeOf(text, c.fact('knowledge').areas.issuePrefixes) : null;
}

/** The day that a text names, after today. */
function dayIn(text: string, c: C): string | null {
  if (!hasWords(text)) return null;
  const { date } = understand(text, c.fact('knowledge'), { homeAreaId: null, now: c.now, role: 'cadre' });
  return date && date > townDay(c.now) ? date : null;
}

const textOf = (input: Input | undefined) => (input && 'text' in input && input.text ? input.text.trim() : '');

const saysWords = (input: Input) => input.kind !== 'choice' && hasWords(textOf(input));

/** A short form or photos, and not something else. */
function isSaid(input: Input): boolean {
  return mediaOf(input).length > 0 || (input.kind === 'text' && readWork(input.text) !== null);
}

const repliesTo = (input: Input | undefined) => (input && 'repliesTo' in input && input.repliesTo) || null;
