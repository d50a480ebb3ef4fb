import type { FiledSubmission } from '../effects.ts';
import { flowFor } from '../flow.ts';
import { type FillContext, findingOf, formsAtHand, openForm, toldAtOnce } from './context.ts';
import { acceptDoubt, askDoubt } from './doubt.ts';
import { acceptField, askField } from './field.ts';
import { type FillAnswers, nextField, settled } from './progress.ts';
import { acceptLine, acceptReview, askReview } from './review.ts';
import { words } from './words.ts';

/** Any form, question by question or in one message; a draft is kept with each answer, so that it can be left and taken up again. */
export const fillForm = flowFor<Partial<FillAnswers>>()({
  id: 'fill-form',
  version: 1,
  start: 'begin',
  doors: ['open'],
  words,
  keeps: ({ title, values = {} }) => (title && Object.keys(values).length > 0 ? title : null),
  steps: {
    begin: {
      leads: ['choose', 'open', 'end'],
      say: (c) => (formsAtHand(c).length === 0 ? c.say('nothing') : undefined),
      next: (c) => {
        const [first, second] = formsAtHand(c);
        if (!first) return c.end();
        return second ? c.go('choose') : c.go('open', { code: first.code, areaId: first.areaId, period: first.period });
      },
    },
    choose: {
      leads: ['open'],
      ask: (c) => ({
        text: c.say('which'),
        choices: formsAtHand(c).map(({ title, area, state }, index) => ({
          id: `f-${index}`,
          label: c.say(state === 'filed' ? 'optionFiled' : 'option', { title: title[c.lang], area }),
        })),
      }),
      accept: (input, c) => {
        const chosen = input.kind === 'choice' ? formsAtHand(c)[Number(input.id.slice('f-'.length))] : undefined;
        return chosen ? c.go('open', { code: chosen.code, areaId: chosen.areaId, period: chosen.period }) : c.again();
      },
    },
    open: {
      leads: ['told', 'sort', 'end'],
      say: (c) => (openForm(c) ? undefined : c.say('notYours')),
      next: (c) => {
        const open = openForm(c);
        if (!open) return c.end();
        sayWhereItStands(c);
        return c.go(c.answers.told ? 'told' : 'sort', {
          title: open.form.title[c.lang],
          values: open.draft ?? open.filed?.values ?? {},
          skipped: [],
          at: null,
          confirmed: [],
        });
      },
    },
    /** Figures that were said before anything was asked. */
    told: {
      leads: ['sort'],
      next: (c) => c.go('sort', { ...toldAtOnce(c, c.answers.told ?? '', 1), told: undefined }),
    },
    sort: {
      leads: ['field', 'doubt', 'review', 'end'],
      next: (c) => {
        const open = openForm(c);
        if (!open) return c.end();
        if (findingOf(c)) return c.go('doubt');
        return nextField(open.form, c.answers) ? c.go('field') : c.go('review');
      },
    },
    field: { leads: ['sort', 'later'], ask: askField, accept: acceptField },
    doubt: { leads: ['sort', 'field', 'later'], ask: askDoubt, accept: acceptDoubt },
    review: {
      leads: ['send', 'which', 'later', 'field', 'sort'],
      ask: askReview,
      choices: [
        { id: 'send', label: 'send', words: ['dung', 'dung roi', 'gui', 'gui di', 'vang', 'ok', 'xong'] },
        { id: 'edit', label: 'edit', words: ['sua', 'sua lai', 'chua dung', 'sai', 'chua'] },
        { id: 'later', label: 'later', words: ['luc khac', 'mai lam tiep'] },
      ],
      accept: acceptReview,
    },
    which: {
      leads: ['field', 'review'],
      ask: (c) => c.say('whichLine', { all: openForm(c)?.form.fields.length ?? 0 }),
      accept: acceptLine,
    },
    later: { leads: ['end'], say: (c) => c.say('kept'), next: (c) => c.end() },
    send: {
      leads: ['end'],
      say: (c) => {
        const open = openForm(c);
        if (!open) return c.say('gone');
        const { code = '', areaId = '', period = '', values = {}, confirmed = [] } = c.answers;
        const named = { title: open.form.title[c.lang], area: open.area };
        return c.after(
          c.effect('file_submission', { code, areaId, period, values, confirmed }),
          ({ version, duties }) =>
            [
              version === 1 ? c.say('filed', named) : c.say('refiled', { ...named, version }),
              ...dutyLines(duties, c),
            ].join('\n'),
        );
      },
      next: (c) => c.end(),
    },
  },
});

/** What the form did to the duties that asked for it. */
function dutyLines(duties: FiledSubmission['duties'], c: FillContext): string[] {
  return duties.map(({ number, status }) => {
    if (status === 'done') return c.say('closesDuty', { number });
    return c.say(status === 'evidence_filed' ? 'dutyIsLookedAt' : 'dutyNeedsMore', { number });
  });
}

/** Before the first question: which form, and what of it is there already. */
function sayWhereItStands(c: FillContext): void {
  const { form, area, draft, filed } = openForm(c)!;
  c.remark(c.say('opening', { title: form.title[c.lang], area }));
  if (draft) c.remark(c.say('draftFound', { done: settled(form, { values: draft }), all: form.fields.length }));
  else if (filed) c.remark(c.say('filedBefore', { version: filed.version }));
  else if (form.example) c.remark(c.say('allAtOnce', { example: form.example[c.lang] }));
}
