import type { MediaRef } from '../../src/engine/index.ts';
import { keyOf } from '../../src/language/key.ts';
import { understand } from '../../src/language/understand.ts';
import type { AreaHearing } from '../area-said.ts';

export interface OpinionAnswers {
  /** What was told, message by message. */
  texts?: string[];
  media?: MediaRef[];
  /** Null: asked, and not known. */
  areaId?: string | null;
  /** What the words for the area may mean. */
  candidates?: string[];
  kind?: OpinionKind;
  /** The person chose the kind: words that come later do not change it. */
  kindChosen?: true;
  /** The person says that typing is too hard: what was recorded must do. */
  cannotType?: true;
  nameHidden?: boolean;
}

/** Idea, praise, opinion for the festival; of those that speak of oversight, the category itself. */
export type OpinionKind = 'YK-01' | 'YK-02' | 'YK-03' | `DC-${string}`;

/** What the words of an opinion say about its kind and its area. */
export function readOpinion(texts: readonly string[], hearing: AreaHearing): Pick<OpinionAnswers, 'kind' | 'areaId'> {
  const text = texts.join('\n');
  const { intent, category, area } = understand(text, hearing.knowledge, { ...hearing, expecting: 'report' });
  const bare = understand(text, hearing.knowledge, hearing);
  const praises = intent === 'praise' || bare.intent === 'praise' || category?.code === 'YK-02';
  const oversight = category?.sure && category.code.startsWith('DC-') ? (category.code as OpinionKind) : undefined;
  const kind = praises ? 'YK-02' : (oversight ?? (ofFestival.test(keyOf(text)) ? 'YK-03' : 'YK-01'));
  return { kind, ...(area && { areaId: area.areaId }) };
}

const ofFestival = /ngay hoi|dai doan ket|18[/.-]11/;
