import { useTranslation } from 'react-i18next';
import type { LADDERS } from './duty-search.ts';

type Ladder = (typeof LADDERS)[number];

/** `L2: trước 7 và 2 ngày, …`: its name and what it does. */
export function useLadderName(): (ladder: Ladder | null) => string {
  const { t } = useTranslation();
  return (ladder) => {
    const words = t(`duties.ladderName.${ladder ?? 'none'}`);
    return ladder === null || ladder === 'none' ? words : `${ladder}: ${words}`;
  };
}
