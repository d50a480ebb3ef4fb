import type { Lang } from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/language/knowledge.ts';

/** What reading depends on besides the words. */
export interface Hearing {
  knowledge: Knowledge;
  homeAreaId: string | null;
  now: number;
  lang: Lang;
}
