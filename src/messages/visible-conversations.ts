import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { visibleTasks } from '../staff/visible-tasks.ts';

/**
 * The one policy of which conversations somebody may see, as a condition on `conversations c`. A moderator of some wards sees
 * those in which something was reported there, those of people who live there and have reported nothing yet, and those in which a
 * task waits for them: an emergency is everybody's. Whoever has taken a talk over sees it as long as they have it.
 */
export function visibleConversations(viewer: Pick<Viewer, 'staffId' | 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  const wards = [...viewer.areaIds];
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id AND i.ward_id = ANY(${wards}::text[]))
    OR (NOT EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id) AND EXISTS (
      SELECT 1 FROM people p JOIN areas a ON a.id = p.home_area_id
      WHERE p.id = c.person_id AND (a.id = ANY(${wards}::text[]) OR a.parent_id = ANY(${wards}::text[]))))
    OR EXISTS (SELECT 1 FROM tasks t WHERE t.conversation_id = c.id AND t.done_at IS NULL AND ${visibleTasks(viewer)})
    OR c.taken_over_by::text = ${viewer.staffId})`;
}

/**
 * Of a conversation that somebody may see, the messages that they may see, as a condition on the issue `i` (or none) that a message
 * belongs to: what was said about an issue elsewhere is not theirs to read.
 */
export function visibleMessages(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`(i.id IS NULL OR i.ward_id = ANY(${[...viewer.areaIds]}::text[]))`;
}
