import { nextLoudMoment } from '../../calendar/quiet.ts';
import { RECEIPT_MS } from '../../duties/change-table.ts';
import { type Audience, isWaitedFor, type ReminderKind, type Rung } from '../rung.ts';

/** Each a day after the one before; at its end stands somebody who can take the telephone. */
const STAIRS: readonly Audience[] = ['other_channel', 'focal', 'superior', 'moderator'];

/** No “Đã nhận” in a day: another channel, then the unit's focal point, then the post above, then a moderator. */
export const receipt: ReminderKind = {
  id: 'receipt',
  rungs: ({ status, asksReceipt, toldAt, acknowledgedAt }) => {
    if (!asksReceipt || toldAt === null || acknowledgedAt !== null || !isWaitedFor(status)) return [];
    const rungs: Rung[] = [];
    let before = toldAt;
    for (const [index, audience] of STAIRS.entries()) {
      const at = nextLoudMoment(new Date(before.getTime() + RECEIPT_MS));
      rungs.push({ kind: 'receipt', key: `receipt-${index + 1}`, at, audience: [audience], isBundled: false });
      before = at;
    }
    return rungs;
  },
};
