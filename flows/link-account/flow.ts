import type { Choice } from '../../src/engine/index.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { beginsSomething } from '../plain-answers.ts';
import { words } from './words.ts';

export interface LinkAnswers {
  /** The code that was said, as it is kept. */
  linkCode?: string;
  /** When it was said: by then it must have been good. Milliseconds. */
  at?: number;
  /** The other account, as it is called, and its address. */
  account?: string;
  addressId?: string;
}

type C = FlowContext<LinkAnswers, typeof words, string>;

const yes = ['dung', 'dung roi', 'co', 'vang', 'da dung', 'noi', 'noi di', 'noi lai', 'dong y', 'yes'];
const no = ['khong', 'khong a', 'thoi', 'sai', 'no'];

/** Choices name accounts by their place in the list. */
const ACCOUNT = /^a(\d+)$/;

/**
 * The same person on several channels: a code that is asked for in one chat is said in the other. Then both show the same reports, and
 * news comes once. Whoever says a code must also say that the account is theirs: a stranger's code would let the stranger read along.
 */
export const linkAccount = flowFor<LinkAnswers>()({
  id: 'link-account',
  version: 1,
  start: 'begin',
  doors: ['heard', 'unlink'],
  words,
  facts: ['person'],
  steps: {
    begin: { leads: ['code', 'linked'], next: (c) => c.go(c.fact('linked_accounts').length > 0 ? 'linked' : 'code') },
    linked: {
      leads: ['code', 'unlink', 'left', 'end'],
      ask: (c) => c.say('linkedWith', { accounts: namesOf(c) }),
      choices: [
        { id: 'more', label: 'linkMore', words: ['noi them', 'them', 'noi', 'link'] },
        { id: 'unlink', label: 'unlink', words: ['bo', 'ngat', 'huy noi', 'unlink'] },
        { id: 'leave', label: 'leave', words: ['thoi', 'khong', 'giu', 'leave', 'no'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice')
          return c.go(input.id === 'more' ? 'code' : input.id === 'unlink' ? 'unlink' : 'left');
        if (input.kind === 'deleted') return c.stay();
        return beginsSomething(input) ? c.pass(input) : c.again();
      },
    },
    left: { leads: ['end'], say: (c) => c.say('left'), next: (c) => c.end() },
    code: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('make_link_code', {}), ({ shown, minutes }) => ({
          text: c.say('code', { code: shown, minutes }),
          confidential: true,
        })),
      next: (c) => c.end(),
    },

    heard: {
      leads: ['sure', 'wrong', 'tooMany', 'own', 'already', 'flow:link-post'],
      next: (c) => {
        const found = c.fact('link_code', { linkCode: c.answers.linkCode!, now: c.answers.at ?? c.now });
        switch (found.state) {
          case 'account':
            return c.go('sure', { account: found.account });
          case 'post': {
            const { title, unit, name, own } = found;
            const answers = { linkCode: c.answers.linkCode!, title, unit, name };
            return c.start('link-post', { step: own ? 'own' : 'sure', answers });
          }
          case 'own':
            return c.go('own');
          case 'linked':
            return c.go('already');
          default:
            return c.go(found.state === 'unknown' ? 'wrong' : 'tooMany');
        }
      },
    },
    sure: {
      leads: ['joined', 'notLinked', 'end'],
      ask: (c) => c.say('sure', { account: c.answers.account! }),
      choices: [
        { id: 'yes', label: 'yes', words: yes },
        { id: 'no', label: 'no', words: no },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        return c.go(input.id === 'yes' ? 'joined' : 'notLinked');
      },
    },
    joined: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('link_account', { linkCode: c.answers.linkCode!, here: hereName(c) }), ({ linked }) =>
          linked ? c.say('linked', { account: c.answers.account! }) : c.say('wrong'),
        ),
      next: (c) => c.end(),
    },
    notLinked: { leads: ['end'], say: (c) => c.say('notLinked'), next: (c) => c.end() },
    wrong: {
      leads: ['end'],
      say: (c) => c.after(c.effect('note_wrong_code', {}), () => c.say('wrong')),
      next: (c) => c.end(),
    },
    tooMany: { leads: ['end'], say: (c) => c.say('tooMany'), next: (c) => c.end() },
    own: { leads: ['end'], say: (c) => c.say('own'), next: (c) => c.end() },
    already: { leads: ['end'], say: (c) => c.say('already'), next: (c) => c.end() },

    unlink: {
      leads: ['which', 'sureUnlink', 'none'],
      next: (c) => {
        const accounts = c.fact('linked_accounts');
        return accounts.length === 1 ? c.go('sureUnlink', accounts[0]!) : c.go(accounts.length > 1 ? 'which' : 'none');
      },
    },
    none: { leads: ['end'], say: (c) => c.say('none'), next: (c) => c.end() },
    which: {
      leads: ['sureUnlink', 'left', 'end'],
      ask: (c) => ({
        text: c.say('which'),
        choices: [
          ...c.fact('linked_accounts').map(({ account }, index): Choice => ({ id: `a${index}`, label: account })),
          { id: 'leave', label: c.say('leave'), words: no },
        ],
      }),
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        const account = c.fact('linked_accounts')[Number(ACCOUNT.exec(input.id)?.[1] ?? -1)];
        return account ? c.go('sureUnlink', account) : c.go('left');
      },
    },
    sureUnlink: {
      leads: ['unlinked', 'left', 'end'],
      ask: (c) => c.say('sureUnlink', { account: c.answers.account! }),
      choices: [
        { id: 'yes', label: 'yesUnlink', words: ['co', 'vang', 'dong y', 'bo', 'bo di', 'dung', 'yes'] },
        { id: 'no', label: 'noUnlink', words: no },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        return c.go(input.id === 'yes' ? 'unlinked' : 'left');
      },
    },
    unlinked: {
      leads: ['end'],
      say: (c) => {
        c.effect('unlink_account', { addressId: c.answers.addressId!, here: hereName(c) });
        return c.say('unlinked', { account: c.answers.account! });
      },
      next: (c) => c.end(),
    },
  },
});

/** This chat, as it is called in the other one. */
function hereName(c: Pick<C, 'fact'>): string {
  const { chatName, channelName } = c.fact('person');
  return chatName ?? channelName;
}

function namesOf(c: C): string {
  return c
    .fact('linked_accounts')
    .map(({ account }) => account)
    .join(', ');
}
