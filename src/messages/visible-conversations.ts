import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/**
 * The one policy of which conversations somebody may see, as a condition on `conversations c`. A moderator of some wards sees
 * those in which something was reported there, and those of people who live there and have reported nothing yet.
 */
export function visibleConversations(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  const wards = [...viewer.areaIds];
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id AND i.ward_id = ANY(${wards}::text[]))
    OR (NOT EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id) AND EXISTS (
      SELECT 1 FROM people p JOIN areas a ON a.id = p.home_area_id
      WHERE p.id = c.person_id AND (a.id = ANY(${wards}::text[]) OR a.parent_id = ANY(${wards}::text[])))))`;
}

/**
 * Of a conversation that somebody may see, the messages that they may see, as a condition on the issue `i` (or none) that a message
 * belongs to: what was said about an issue elsewhere is not theirs to read.
 */
export function visibleMessages(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`(i.id IS NULL OR i.ward_id = ANY(${[...viewer.areaIds]}::text[]))`;
}
