import {
  type Catalogue,
  type CatalogueSentence,
  type Notices,
  sentencesOf,
  sentencesOfNotices,
} from '../../engine/index.ts';
import { issueNotices } from '../../issues/words.ts';
import { messageNotices } from '../../messages/words.ts';
import { dataNotices } from '../data-rights/words.ts';
import { conversationNotices } from '../words.ts';

/** What people are told outside of talks; a slice that tells them something has its line here. */
const NOTICES: readonly Notices[] = [issueNotices, messageNotices, conversationNotices, dataNotices];

/** Pure: everything that people are told, as the files have it: in talks, and outside of them. */
export function spokenWords(catalogue: Catalogue): CatalogueSentence[] {
  return [...sentencesOf(catalogue), ...NOTICES.flatMap(sentencesOfNotices)];
}
