import { type Input, mediaOf } from '../src/engine/index.ts';
import type { IssueWords } from './effects.ts';

/** What was told about an issue that is there already. */
export interface ToldOfIssue {
  code: string;
  heard?: Input;
  /** The part of it that was asked about, by its code. */
  part?: string;
}

export function issueWords({ code, heard }: ToldOfIssue): IssueWords {
  const text = heard && 'text' in heard && heard.text ? heard.text : undefined;
  return { code, media: heard ? mediaOf(heard).map(({ id }) => id) : [], ...(text && { text }) };
}
