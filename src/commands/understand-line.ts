import { chooseArea } from '../language/choose-area.ts';
import type { Knowledge } from '../language/knowledge.ts';
import { matchAreas } from '../language/match-areas.ts';
import { readText } from '../language/read-text.ts';
import { type Intent, type Role, type Understanding, understand } from '../language/understand.ts';

/** What `npm run understand` writes for a line; the field names are promised in `contract.md`. */
export interface UnderstoodLine {
  intent: string;
  category: { code: string; alternatives: string[] } | null;
  area: { ward: string | null; old_ward: string | null; kdc: string | null } | null;
  area_candidates: string[];
  place: string | null;
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where only that was said. */
  since: string | null;
  date: string | null;
  /** `HH:MM`. */
  time: string | null;
  amount: number | null;
  issue_code: string | null;
  flags: string[];
  asks: string[];
  figures: Record<string, number>;
}

/**
 * Understands one line: a text, or a JSON object `{text, now, home_area?, role?, expecting?}`. A line that only looks like JSON
 * is a text.
 * @param now used where the line has no time of its own.
 */
export function understandLine(line: string, knowledge: Knowledge, now: number): UnderstoodLine {
  const { text, homeArea, expecting, role, at } = readLine(line);
  const homeAreaId = homeArea === undefined ? null : areaNamed(homeArea, knowledge);
  return written(understand(text, knowledge, { now: at ?? now, homeAreaId, expecting, role }), knowledge);
}

interface ReadLine {
  text: string;
  homeArea?: string;
  expecting?: string;
  role?: Role;
  at?: number;
}

function readLine(line: string): ReadLine {
  const value = line.trimStart().startsWith('{') ? parsed(line) : null;
  if (typeof value?.text !== 'string') return { text: line };
  const at = typeof value.now === 'string' ? Date.parse(value.now) : Number.NaN;
  return {
    text: value.text,
    homeArea: typeof value.home_area === 'string' ? value.home_area : undefined,
    expecting: typeof value.expecting === 'string' ? value.expecting : undefined,
    role: roles.find((role) => role === value.role),
    at: Number.isNaN(at) ? undefined : at,
  };
}

const roles: readonly Role[] = ['resident', 'cadre', 'moderator'];

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The id of the area that a name means, an old ward itself rather than what became of it: it tells more. */
function areaNamed(name: string, knowledge: Knowledge): string | null {
  const mentions = matchAreas(readText(name), knowledge.areas, { asked: true });
  const { area } = chooseArea(mentions, knowledge.areas);
  const isWard = area !== null && area.areaId === area.wardId;
  return (isWard ? area.oldWardId : null) ?? area?.areaId ?? null;
}

function written(understanding: Understanding, knowledge: Knowledge): UnderstoodLine {
  const { intent, category, area, areaCandidates, place, issueCode, flags } = understanding;
  const { since, date, time, amount, asks, figures } = understanding;
  const name = (id: string | null) => (id === null ? null : (knowledge.areas.byId.get(id)?.name ?? id));
  return {
    intent,
    category: category && sorted.has(intent) ? { code: category.code, alternatives: category.alternatives } : null,
    area: area && {
      ward: name(area.wardId),
      old_ward: name(area.oldWardId),
      kdc: area.areaId === area.wardId ? null : name(area.areaId),
    },
    area_candidates: areaCandidates.map((id) => name(id)!),
    place,
    since,
    date,
    time,
    amount,
    issue_code: issueCode,
    flags,
    asks,
    figures,
  };
}

/** Of these the kind matters; the rest are no cases (`domain.md` §1.5), whatever their words speak of. */
const sorted: ReadonlySet<Intent> = new Set<Intent>([
  'report',
  'question',
  'opinion',
  'praise',
  'dispute_outcome',
  'opinion_note',
  'triage',
  'answer_area',
]);
