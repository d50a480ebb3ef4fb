import { useTranslation } from 'react-i18next';
import { LADDERS as STEPS } from '../../../duties/ladders-schema.ts';
import type { LADDERS } from './duty-search.ts';

type Ladder = (typeof LADDERS)[number];

/**
 * What a ladder is called: `Bậc L2: trước hạn 7 và 2 ngày, đúng hạn; quá hạn 1 ngày nhắc lại, 3 ngày báo cấp trên`, and in few words
 * `nhắc từ 7 ngày trước`.
 */
export function useLadderName(): { full: (ladder: Ladder | null) => string; short: (ladder: Ladder | null) => string } {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const before = (ladder: keyof typeof STEPS) => STEPS[ladder].filter(({ days }) => days < 0).map(({ days }) => -days);
  return {
    full: (ladder) => {
      if (ladder === null || ladder === 'none') return t('duties.ladderIs.none');
      const steps = STEPS[ladder];
      const ahead = t('duties.ladderIs.before', { days: list.format(before(ladder).map(String)) });
      const onTime = steps.some(({ days }) => days === 0) ? [t('duties.ladderIs.onDay')] : [];
      const late = steps
        .filter(({ days }) => days > 0)
        .map(({ days, also, instead }) =>
          t('duties.ladderIs.late', { days, whom: t(`duties.ladderIs.whom.${instead ?? also ?? 'holder'}`) }),
        );
      const after = late.length > 0 ? `; ${t('duties.ladderIs.after', { steps: late.join(', ') })}` : '';
      return t('duties.ladderIs.named', { ladder, what: [ahead, ...onTime].join(', ') + after });
    },
    short: (ladder) =>
      ladder === null || ladder === 'none'
        ? t('duties.noLadder')
        : t('duties.ladderIs.from', { days: Math.max(...before(ladder)) }),
  };
}
