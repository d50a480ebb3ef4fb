import type { FoundWork, MyWork, WorkCall, WorkDetail, WorkOutcome } from '../../../flows/work-effects.ts';

import { blankIn } from '../../language/blanks.ts';
import { keyOf } from '../../language/key.ts';

const AT_WORK = ['assigned', 'in_progress', 'waiting_resident', 'reopened'];

/** So long an issue that was spoken of is what a photo without words belongs to. */
const AT_HAND_MS = 15 * 60_000;

/** A cadre's work in memory: the same answers as `work-on-issue.ts` gives, without its tables. */
export class WorkMemory {
  private readonly issues: WorkDetail[];
  private last: { code: string; at: number } | null = null;

  constructor(issues: readonly WorkDetail[]) {
    this.issues = issues.map((issue) => ({ ...issue }));
  }

  list(now: number): MyWork {
    const items = this.issues.filter(({ status }) => AT_WORK.includes(status));
    return { items, total: items.length, late: items.filter(({ dueAt }) => dueAt !== null && dueAt < now).length };
  }

  found(text: string): FoundWork {
    const words = keyOf(text).split(' ');
    const items = this.issues.filter(({ code, text: told, place, area, category }) => {
      const key = keyOf([code, told, place, area, category].join(' '));
      return words.every((word) => key.includes(word));
    });
    return { items, total: items.length };
  }

  issueOf(code: string): WorkDetail | null {
    return this.issues.find((issue) => issue.code === code) ?? null;
  }

  atHand({ repliesTo }: { repliesTo: string | null }, now: number): string | null {
    if (repliesTo !== null) return this.issueOf(repliesTo)?.code ?? null;
    return this.last && now - this.last.at <= AT_HAND_MS ? this.last.code : null;
  }

  act({ code, act, to, text = '', media }: WorkCall, now: number): WorkOutcome {
    const issue = this.issueOf(code);
    if (!issue) return { ok: false, issue: code, status: 'unknown', why: 'unknown' };
    const refuse = (why: WorkOutcome['why']): WorkOutcome => ({ ok: false, issue: code, status: issue.status, why });
    this.last = { code, at: now };
    const set = (status: string, more: Partial<WorkOutcome> = {}): WorkOutcome => {
      Object.assign(issue, { status, isPaused: status === 'waiting_resident' });
      return { ok: true, issue: code, status, ...more };
    };
    const isOpen = AT_WORK.includes(issue.status);
    switch (act) {
      case 'photos':
        Object.assign(issue, { workPhotos: issue.workPhotos + media.length });
        return set(issue.status);
      case 'note':
        return set(issue.status);
      case 'severity':
        Object.assign(issue, { severity: to });
        return set(issue.status);
      case 'accept':
      case 'on_way':
        return isOpen ? set('in_progress') : refuse('not_now');
      case 'return': {
        if (issue.returned >= 2) return refuse('decided');
        const returned = issue.returned + 1;
        Object.assign(issue, { returned });
        return isOpen ? set('triaged', { returned }) : refuse('not_now');
      }
      case 'ask':
        return isOpen ? set('waiting_resident') : refuse('not_now');
      case 'done':
      case 'answer':
        if (blankIn(text) !== null) return refuse('blank');
        return isOpen ? set(act === 'done' ? 'done' : 'answered') : refuse('not_now');
      case 'postpone': {
        if (issue.postponed >= 2) return refuse('too_often');
        const dueAt = Date.parse(`${to}T17:00:00+07:00`);
        if (!(dueAt > now) || (issue.dueAt !== null && dueAt <= issue.dueAt)) return refuse('bad_day');
        Object.assign(issue, { dueAt, postponed: issue.postponed + 1 });
        return set(issue.status, { dueAt });
      }
      case 'duplicate':
        return to !== code && this.issueOf(to ?? '') ? set('merged') : refuse('not_same');
      case 'split':
        return isOpen ? set('in_progress', { parts: ['VC-0501', 'VC-0502'] }) : refuse('not_now');
    }
  }
}
