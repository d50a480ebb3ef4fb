import type { Choice, Reply } from '../../src/engine/index.ts';
import { sayDate } from '../../src/language/say-date.ts';
import { areaChosen, areaSaid } from '../area-said.ts';
import { wholeAreaName } from '../area-words.ts';
import type { Purpose } from '../effects.ts';
import { flowFor } from '../flow.ts';
import { FOLLOW_UP_TEXT_VERSION } from '../follow-up/words.ts';
import { beginsSomething, isTale, tellsSomething } from '../plain-answers.ts';
import { CONSENT_TEXT_VERSION } from '../welcome/words.ts';
import { askHome, candidatesOf } from './home-question.ts';
import { keptLines } from './kept-lines.ts';
import type { MyDataAnswers, MyDataContext } from './my-data-context.ts';

import { nameIn, phoneIn } from './name-phone.ts';
import { withdrawable } from './withdrawable.ts';
import { words } from './words.ts';

const yes = ['co', 'vang', 'dong y', 'dung', 'u', 'ok', 'yes'];
const no = ['khong', 'thoi', 'khong a', 'no'];

/**
 * "Dữ liệu của tôi": what Luật 91/2025/QH15 gives everybody, without asking anybody: to see what is kept, to get a copy, to correct, to
 * withdraw a consent by its purpose, to have all of it deleted. What only a person can do becomes a request with its day.
 */
export const myData = flowFor<MyDataAnswers>()({
  id: 'my-data',
  version: 1,
  start: 'begin',
  doors: ['see', 'copy', 'correct', 'withdraw', 'erase'],
  words,
  facts: ['person', 'my_data', 'linked_accounts'],
  steps: {
    begin: { leads: ['stranger', 'ask'], next: (c) => c.go(c.fact('person').consented ? 'ask' : 'stranger') },
    stranger: { leads: ['end'], say: (c) => c.say('stranger'), next: (c) => c.end() },
    ask: {
      leads: ['see', 'copy', 'correct', 'withdraw', 'erase', 'bye', 'end', 'flow:link-account'],
      ask: (c) => c.say(c.answers.again ? 'askMore' : 'ask'),
      choices: [
        { id: 'see', label: 'see', words: ['xem', 'xem du lieu', 'see'] },
        { id: 'copy', label: 'copy', words: ['ban sao', 'sao chep', 'copy'] },
        { id: 'correct', label: 'correct', words: ['sua', 'sua du lieu', 'correct'] },
        { id: 'withdraw', label: 'withdraw', words: ['rut', 'rut lai', 'withdraw'] },
        { id: 'erase', label: 'erase', words: ['xoa', 'xoa het', 'xoa di', 'delete'] },
        { id: 'link', label: 'link', words: ['noi', 'noi tai khoan', 'tai khoan', 'link'] },
        { id: 'leave', label: 'leave', words: ['thoi', 'khong', 'khong can', 'xong', 'leave', 'no'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice' && input.id === 'link') return c.start('link-account');
        if (input.kind === 'choice') return c.go(input.id === 'leave' ? 'bye' : (input.id as 'see'));
        if (input.kind === 'deleted') return c.stay();
        return beginsSomething(input) ? c.pass(input) : c.again();
      },
    },
    bye: { leads: ['end'], say: (c) => c.say('bye'), next: (c) => c.end() },
    see: {
      leads: ['ask', 'stranger'],
      say: (c) => (c.fact('person').consented ? keptLines(c) : undefined),
      next: (c) => (c.fact('person').consented ? c.go('ask', { again: true }) : c.go('stranger')),
    },
    copy: {
      leads: ['end', 'stranger'],
      say: (c) => {
        if (!c.fact('person').consented) return undefined;
        c.effect('ask_data', { kind: 'copy' });
        return c.say('copyComing');
      },
      next: (c) => (c.fact('person').consented ? c.end() : c.go('stranger')),
    },

    correct: {
      leads: ['which', 'stranger'],
      next: (c) => c.go(c.fact('person').consented ? 'which' : 'stranger'),
    },
    which: {
      leads: ['home', 'name', 'phone', 'other', 'bye', 'end', 'flow:follow-issue'],
      ask: (c) => c.say('askCorrect'),
      choices: [
        { id: 'home', label: 'home', words: ['noi o', 'khu pho', 'dia chi', 'home'] },
        { id: 'name', label: 'name', words: ['ten', 'name'] },
        { id: 'phone', label: 'phone', words: ['so dien thoai', 'dien thoai', 'so', 'phone'] },
        { id: 'issue', label: 'issueWords', words: ['phan anh', 'noi dung', 'report'] },
        { id: 'other', label: 'other', words: ['khac', 'viec khac', 'other'] },
        { id: 'leave', label: 'leave', words: ['thoi', 'khong', 'leave', 'no'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        if (input.id === 'issue') return c.start('follow-issue');
        if (input.id === 'leave') return c.go('bye');
        return c.go(input.id as 'home' | 'name' | 'phone' | 'other');
      },
    },
    home: {
      leads: ['home', 'homeSet'],
      ask: askHome,
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind === 'choice') {
          const areaId = areaChosen(input.id, candidatesOf(c));
          return areaId ? c.go('homeSet', { areaId }) : c.again();
        }
        if (input.kind !== 'text') return c.again();
        const hearing = { knowledge: c.fact('knowledge'), homeAreaId: null, now: c.now };
        const { areaId, candidates } = areaSaid(input.text, hearing);
        if (areaId) return c.go('homeSet', { areaId });
        return candidates ? c.go('home', { candidates }) : c.again();
      },
    },
    homeSet: {
      leads: ['end'],
      say: (c) => {
        const areaId = c.answers.areaId!;
        c.effect('set_home_area', { areaId });
        return c.say('homeSet', { home: wholeAreaName(areaId, c.fact('knowledge'), c.lang) });
      },
      next: (c) => c.end(),
    },
    name: {
      leads: ['nameSet'],
      ask: (c) => c.say(c.misses > 0 ? 'askNameAgain' : 'askName'),
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        const name = input.kind === 'text' ? nameIn(input.text) : null;
        return name ? c.go('nameSet', { name }) : c.again();
      },
    },
    nameSet: {
      leads: ['end'],
      say: (c) => {
        const name = c.answers.name!;
        c.effect('set_name', { name });
        return c.say('nameSet', { name });
      },
      next: (c) => c.end(),
    },
    phone: {
      leads: ['phoneSet'],
      ask: (c) => ({ text: c.say(c.misses > 0 ? 'askPhoneAgain' : 'askPhone'), asksPhone: true }),
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        const phone = input.kind === 'text' ? phoneIn(input.text) : null;
        return phone ? c.go('phoneSet', { phone }) : c.again();
      },
    },
    phoneSet: {
      leads: ['end'],
      say: (c) => {
        const phone = c.answers.phone!;
        c.effect('set_phone', { phone });
        return c.say('phoneSet', { phone });
      },
      next: (c) => c.end(),
    },
    other: {
      leads: ['otherAsked'],
      ask: (c) => c.say('askOther'),
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        const told = tellsSomething(input) || (input.kind === 'text' && isTale(input.text));
        return told ? c.go('otherAsked') : c.again();
      },
    },
    otherAsked: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('ask_data', { kind: 'other' }), ({ dueAt }) =>
          c.say('otherAsked', { day: sayDate(dueAt, c.lang) }),
        ),
      next: (c) => c.end(),
    },

    withdraw: {
      leads: ['purpose', 'stranger'],
      next: (c) => c.go(c.fact('person').consented ? 'purpose' : 'stranger'),
    },
    purpose: {
      leads: ['sureReports', 'stopAnnouncements', 'stopFollowUp', 'stopAssistant', 'askAgain', 'notWithdrawn', 'end'],
      ask: (c) => ({
        text: c.say(c.fact('person').followUp ? 'askWithdraw' : 'askWithdrawOrAskAgain'),
        choices: withdrawable(c),
      }),
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        if (input.id === 'reports') return c.go('sureReports');
        if (input.id === 'keep') return c.go('notWithdrawn');
        if (input.id === 'ask_again') return c.go('askAgain');
        if (input.id === 'assistant') return c.go('stopAssistant');
        return c.go(input.id === 'announcements' ? 'stopAnnouncements' : 'stopFollowUp');
      },
    },
    stopAnnouncements: {
      leads: ['end'],
      say: (c) => withdrawing(c, 'announcements', 'announcementsStopped'),
      next: (c) => c.end(),
    },
    stopFollowUp: {
      leads: ['end'],
      say: (c) => withdrawing(c, 'follow_up', 'followUpStopped'),
      next: (c) => c.end(),
    },
    askAgain: {
      leads: ['end'],
      say: (c) => {
        c.effect('allow_follow_up', { textVersion: FOLLOW_UP_TEXT_VERSION });
        return c.say('askedAgain');
      },
      next: (c) => c.end(),
    },
    stopAssistant: {
      leads: ['end'],
      say: (c) => withdrawing(c, 'assistant', 'assistantStopped'),
      next: (c) => c.end(),
    },
    sureReports: {
      leads: ['keepIssues', 'dropIssues', 'notWithdrawn', 'end'],
      ask: askReports,
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        if (input.id === 'no') return c.go('notWithdrawn');
        return c.go(input.id === 'drop' ? 'dropIssues' : 'keepIssues');
      },
    },
    keepIssues: { leads: ['end'], say: (c) => withdrawingReports(c, 'keep'), next: (c) => c.close() },
    dropIssues: { leads: ['end'], say: (c) => withdrawingReports(c, 'withdraw'), next: (c) => c.close() },
    notWithdrawn: { leads: ['end'], say: (c) => c.say('notWithdrawn'), next: (c) => c.end() },

    erase: {
      leads: ['sureErase', 'strangerErased'],
      next: (c) => c.go(c.fact('person').consented ? 'sureErase' : 'strangerErased'),
    },
    strangerErased: {
      leads: ['end'],
      say: (c) => {
        // Also whoever agreed once and withdrew it: what is still held of them goes now.
        c.effect('erase_person', {});
        return c.say('strangerErased');
      },
      next: (c) => c.close(),
    },
    sureErase: {
      leads: ['erased', 'notErased', 'end'],
      ask: (c) => c.say('sureErase'),
      choices: [
        { id: 'yes', label: 'yesErase', words: [...yes, 'xoa', 'xoa di', 'xoa het di', 'dong y xoa'] },
        { id: 'no', label: 'noErase', words: [...no, 'dung xoa', 'giu lai', 'khoan'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'deleted') return c.stay();
        if (input.kind !== 'choice') return beginsSomething(input) ? c.pass(input) : c.again();
        return c.go(input.id === 'yes' ? 'erased' : 'notErased');
      },
    },
    erased: {
      leads: ['end'],
      say: (c) =>
        c.after(c.effect('erase_person', {}), ({ kept }) =>
          kept > 0 ? c.say('erasedOpen', { count: kept }) : c.say('erased'),
        ),
      next: (c) => c.close(),
    },
    notErased: { leads: ['end'], say: (c) => c.say('notErased'), next: (c) => c.end() },
  },
});

function askReports(c: MyDataContext): Reply {
  const { openIssues } = c.fact('my_data');
  const keep: Choice = { id: 'no', label: c.say('noWithdraw'), words: no };
  if (openIssues === 0)
    return { text: c.say('sureReports'), choices: [{ id: 'keep', label: c.say('yesWithdraw'), words: yes }, keep] };
  return {
    text: c.say('sureReportsOpen', { count: openIssues }),
    choices: [
      { id: 'keep', label: c.say('keepIssues'), words: ['lam tiep', 'bo ten', 'de can bo lam tiep'] },
      { id: 'drop', label: c.say('dropIssues'), words: ['rut luon', 'rut het', 'rut ca'] },
      keep,
    ],
  };
}

function withdrawing(
  c: MyDataContext,
  purpose: Purpose,
  said: 'announcementsStopped' | 'followUpStopped' | 'assistantStopped',
): string {
  c.effect('withdraw_consent', { purpose, textVersion: CONSENT_TEXT_VERSION });
  return c.say(said);
}

function withdrawingReports(c: MyDataContext, openIssues: 'keep' | 'withdraw'): string {
  c.effect('withdraw_consent', { purpose: 'reports', openIssues, textVersion: CONSENT_TEXT_VERSION });
  return c.say('reportsWithdrawn');
}
