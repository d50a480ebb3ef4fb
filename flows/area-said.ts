import { answerKey, type Choice, type Lang } from '../src/engine/index.ts';
import type { Knowledge } from '../src/language/knowledge.ts';
import { understand } from '../src/language/understand.ts';
import { areaName } from './area-words.ts';

/** What an answer to "ở khu phố nào ạ?" came to; both left out where it names no area that we know. */
export interface AreaSaid {
  areaId?: string;
  /** Ids, where it may mean several; at most eight. */
  candidates?: string[];
}

export interface AreaHearing {
  knowledge: Knowledge;
  homeAreaId: string | null;
  now: number;
}

/** The area that a text names. `answering`: it was asked for, so a bare name is one. */
export function areaSaid(text: string, { knowledge, homeAreaId, now }: AreaHearing, answering = true): AreaSaid {
  const { area, areaCandidates } = understand(text, knowledge, {
    homeAreaId,
    now,
    ...(answering && { expecting: 'area' as const }),
  });
  if (area) return { areaId: area.areaId };
  return areaCandidates.length > 0 ? { candidates: areaCandidates.slice(0, 8) } : {};
}

/** Areas to choose from; `areaChosen` reads the answer. */
export function areaChoices(ids: readonly string[], { areas }: Knowledge, lang: Lang): Choice[] {
  return ids.map((id, index) => {
    const area = areas.byId.get(id);
    return {
      id: `area-${index}`,
      label: area ? areaName(area, lang) : id,
      ...(area && { words: [...area.names] }),
    };
  });
}

/** The area of a choice of `areaChoices`. */
export function areaChosen(choice: string, ids: readonly string[] = []): string | undefined {
  const index = /^area-(\d+)$/.exec(choice)?.[1];
  return index === undefined ? undefined : ids[Number(index)];
}

/** Wards of today by name: what to choose from when nothing else is known. */
export function wardsOfToday({ areas }: Knowledge): string[] {
  return [...areas.byId.values()]
    .filter(({ id, wardId, current }) => current && wardId === id)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .slice(0, 8)
    .map(({ id }) => id);
}

/** "Không rõ", "chịu": the person does not know. */
export const isNotKnown = (text: string) => notKnown.test(answerKey(text));

const notKnown =
  /^(?:da |thoi )?(?:toi |em |chau |minh |bac |ba |ong |co |chu )?(?:chiu|(?:khong|ko|k|chang|cha|chua) (?:ro|biet|nho))(?: (?:nua|a|ro|dau|chau|ban|nhe|lam))*$/;
