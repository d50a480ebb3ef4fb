import { useTranslation } from 'react-i18next';
import type { SessionUser } from '../../../staff/session-schema.ts';
import { useHeldTalks } from '../api/talks.ts';
import { Badge } from '../shell/badge.tsx';

/** What residents said in the talks that this moderator has, and nobody has answered. */
export function UnansweredBadge({ user }: { user: SessionUser }) {
  const { t } = useTranslation();
  const mine = useHeldTalks().filter(({ holder }) => holder?.id === user.id);
  const count = mine.reduce((sum, { unanswered }) => sum + unanswered, 0);
  return <Badge count={count} label={t('talk.unanswered', { count })} />;
}
