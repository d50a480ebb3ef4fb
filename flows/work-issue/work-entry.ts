import { type Entry, type EntryContext, type Input, mediaOf } from '../../src/engine/index.ts';
import type { FactTypes } from '../facts.ts';
import { readTogether } from '../my-duties/read-together.ts';
import { wantedIn } from './find.ts';
import { codeAndRest, readWork } from './read-work.ts';

/**
 * Where a first message of a cadre leads that is about an issue of their work: it begins with its code, it is a photo without a word, or
 * short words about the one that was spoken of a moment ago. Null: it is about something else.
 */
export function workEntry(input: Input, c: EntryContext<FactTypes>): Entry | null {
  if ((input.kind !== 'text' && input.kind !== 'photos') || !c.fact('person').cadre) return null;
  const text = input.text?.trim() ?? '';
  const named = codeAndRest(text, c.fact('knowledge').areas.issuePrefixes);
  if (named) {
    return codedWork(named.code, input, c);
  }
  const wanted = input.kind === 'text' && mediaOf(input).length === 0 ? wantedIn(text) : null;
  if (wanted !== null) return { flow: 'work-issue', step: 'find', answers: { wanted } };
  if (text === '' && mediaOf(input).length > 0)
    return { flow: 'work-issue', step: 'photos', answers: { heard: input } };
  if (!readWork(text)) return null;
  readTogether(input, c);
  const code = c.fact('work_at_hand', { repliesTo: input.repliesTo ?? null, now: c.now });
  return code ? { flow: 'work-issue', step: 'said', answers: { code, heard: input } } : null;
}

/**
 * What is said of an issue by its code, to a cadre who has it. Cadres report things, too: what they reported and do not have to deal with
 * is to them what it is to any resident, also where others who do answer to them; where they have to, they are asked which they mean.
 */
export function codedWork(code: string, input: Input, c: EntryContext<FactTypes>): Entry | null {
  const issue = c.fact('person').cadre ? c.fact('work_issue', { code, now: c.now }) : null;
  if (!issue || (issue.reported && !issue.held)) return null;
  return { flow: 'work-issue', step: issue.reported ? 'which' : 'said', answers: { code, heard: input } };
}
