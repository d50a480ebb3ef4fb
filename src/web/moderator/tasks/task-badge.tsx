import { useTranslation } from 'react-i18next';
import { useTaskCounts } from '../api/tasks.ts';
import { Badge } from '../shell/badge.tsx';

/** How many tasks are open; red as soon as one is late or an emergency. */
export function TaskBadge() {
  const { t } = useTranslation();
  const counts = useTaskCounts();
  if (!counts) return null;
  const alarm = counts.late > 0 || (counts.kinds.emergency ?? 0) > 0;
  const label = t(alarm ? 'tasks.badgeLate' : 'tasks.badge', { count: counts.open });
  return <Badge count={counts.open} alarm={alarm} label={label} />;
}
