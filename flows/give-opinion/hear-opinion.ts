import { type Input, mediaOf } from '../../src/engine/index.ts';
import type { AreaHearing } from '../area-said.ts';
import type { FlowContext } from '../flow.ts';
import type { OpinionAnswers } from './read-opinion.ts';
import type { words } from './words.ts';

export type OpinionContext = FlowContext<
  OpinionAnswers,
  typeof words,
  'take' | 'sort' | 'where' | 'review' | 'edit' | 'kind' | 'retell' | 'send'
>;

const MOST_MEDIA = 20;

export function hearingOf(c: OpinionContext): AreaHearing {
  return { knowledge: c.fact('knowledge'), homeAreaId: c.fact('person').homeAreaId, now: c.now };
}

/** What an input says in words; empty for none. */
export function saidIn(input: Input): string {
  return 'text' in input && input.text && input.kind !== 'edited' ? input.text.trim() : '';
}

export function withMedia(input: Input, c: OpinionContext): Pick<OpinionAnswers, 'media'> {
  const media = mediaOf(input);
  return media.length > 0 ? { media: [...(c.answers.media ?? []), ...media].slice(0, MOST_MEDIA) } : {};
}
