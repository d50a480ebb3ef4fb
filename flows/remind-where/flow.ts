import type { Choice } from '../../src/engine/index.ts';
import { keyOf } from '../../src/language/key.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { beginsSomething, capital } from '../plain-answers.ts';
import { words } from './words.ts';

export interface RemindAnswers {
  /** What was said of the account, without marks; `here`: this one. */
  said?: string;
  /** The account that was chosen; null: wherever they write last. */
  addressId?: string | null;
  account?: string;
}

type C = FlowContext<RemindAnswers, typeof words, string>;

/** Choices name accounts by their place in the list. */
const ACCOUNT = /^a(\d+)$/;

/** A cadre with several accounts chooses where work and reminders come. Whether a message can go that way is not decided here. */
export const remindWhere = flowFor<RemindAnswers>()({
  id: 'remind-where',
  version: 1,
  start: 'begin',
  words,
  steps: {
    begin: {
      leads: ['onlyHere', 'notLinked', 'which', 'choosing'],
      next: (c) => {
        const { said } = c.answers;
        const meant = accountsOf(c as C);
        const [only] = meant;
        if (said !== undefined && meant.length === 1) return c.go('choosing', only!);
        if (said !== undefined && meant.length === 0) return c.go('notLinked');
        return c.go(c.fact('own_accounts').length > 1 ? 'which' : 'onlyHere');
      },
    },
    onlyHere: { leads: ['end'], say: (c) => c.say('onlyHere'), next: (c) => c.end() },
    notLinked: {
      leads: ['end'],
      say: (c) => c.say('notLinked', { account: capital(c.answers.said ?? '') }),
      next: (c) => c.end(),
    },
    which: {
      leads: ['choosing', 'end'],
      ask: (c) => {
        const now = c.fact('own_accounts').find(({ isChosen }) => isChosen)?.account ?? c.say('lastNow');
        const choices = accountsOf(c as C).map(
          ({ account }, nr): Choice => ({ id: `a${nr}`, label: account, words: [account.split(' (')[0]!] }),
        );
        const last: Choice = { id: 'last', label: c.say('last'), words: ['gan nhat', 'noi gan nhat', 'khong chon'] };
        return { text: c.say('which', { now }), choices: [...choices, last] };
      },
      accept: (input, c) => {
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        const account = accountsOf(c as C)[Number(ACCOUNT.exec(input.id)?.[1] ?? -1)];
        return c.go('choosing', account ?? { addressId: null });
      },
    },
    choosing: {
      leads: ['end'],
      say: (c) => {
        const { addressId = null, account } = c.answers;
        c.effect('choose_reminders', { addressId });
        return addressId === null ? c.say('chosenLast') : c.say('chosen', { account: account! });
      },
      next: (c) => c.end(),
    },
  },
});

/** The accounts that were meant; all of them where nothing was said. */
function accountsOf(c: C): { addressId: string; account: string }[] {
  const { said } = c.answers;
  return c
    .fact('own_accounts')
    .filter(({ account, isHere }) =>
      said === undefined ? true : said === 'here' ? isHere : keyOf(account).startsWith(said),
    )
    .map(({ addressId, account }) => ({ addressId, account }));
}
