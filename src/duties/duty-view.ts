import { townDay } from '../calendar/town-day.ts';
import type { Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { DutyView, RecurrenceShape } from './catalogue-schema.ts';
import { dutyItem } from './duty-list-view.ts';
import { previewDuty } from './preview-duty.ts';
import { visibleAssignments } from './visible-assignments.ts';

/** One duty with what comes of it next, and how it stands in the viewer's wards; null: there is none. */
export async function dutyView(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  code: string,
  now: Date,
): Promise<DutyView | null> {
  const item = await dutyItem(tx, code);
  if (!item) return null;
  const plan = { ...item, recurrence: item.recurrence as RecurrenceShape };
  const preview = await previewDuty(tx, viewer, { code, plan }, townDay(now));
  const [counts] = await tx.$queryRaw<{ open: number; late: number }[]>`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE a.deadline < ${now}::timestamptz)::int AS late FROM assignments a
    WHERE a.duty_code = ${code} AND a.status NOT IN ('evidence_filed', 'done', 'declined', 'cancelled') AND ${visibleAssignments(viewer)}`;
  return { ...item, preview, ...counts!, mayEdit: viewer.role === 'administrator' };
}
