import { answerKey, type Input, type Keeping, type Move, mediaOf, type Reply } from '../../src/engine/index.ts';
import { wholeAreaName } from '../area-words.ts';
import { capital, isBack, isTale, shortened } from '../plain-answers.ts';
import { hearingOf, type OpinionContext, saidIn, withMedia } from './hear-opinion.ts';
import { readOpinion } from './read-opinion.ts';

/** So much of the words is read back: enough to know them again. */
const READ_BACK = 200;

/** Further words for "yes, send it" and "change it", as keys. */
const YES_WORDS =
  'dung|dung roi|dung a|chuan|phai|phai roi|ok|oke|vang|vang a|da|da dung|co|u|duoc|duoc roi|dong y|gui|gui di|gui luon|gui nhe|yes|send'.split(
    '|',
  );
const NO_WORDS = 'sua|can sua|chua|chua dung|khong|khong dung|khong phai|ko|sai|nham|no|change'.split('|');
const HIDE_WORDS = 'an danh|giau ten|khong ghi ten|khong de ten|giu kin ten|gui an danh|anonymous'.split('|');
const SHOW_WORDS = 'co ten|ghi ten|de ten|khong an danh'.split('|');

/** What will be sent, line by line, and what can still be done with it. */
export function askReview(c: OpinionContext): Reply {
  const { texts = [], media = [], areaId, kind, nameHidden } = c.answers;
  const what = texts.length > 0 ? shortened(texts.join(' '), READ_BACK) : c.say('voiceOnly');
  const area = areaId ? wholeAreaName(areaId, c.fact('knowledge'), c.lang) : '';
  const text = c.say('review', {
    kind: c.say(kind === 'YK-02' ? 'praise' : kind === 'YK-03' ? 'festival' : 'idea'),
    what: media.length > 0 ? `${what} (${c.say('mediaToo', { count: media.length })})` : what,
    where: area === '' ? c.say('whereUnknown') : area,
    name: c.say(nameHidden ? 'nameHidden' : 'nameShown'),
  });
  const remark = nameHidden
    ? c.say('hidden', { channel: capital(c.fact('person').channelName) })
    : kind === 'YK-02'
      ? c.say('consentOfPraised')
      : undefined;
  return {
    text: remark === undefined ? text : `${remark}\n\n${text}`,
    choices: [
      { id: 'send', label: c.say('send'), words: YES_WORDS },
      { id: 'change', label: c.say('change'), words: NO_WORDS },
      nameHidden
        ? { id: 'show-name', label: c.say('showName'), words: SHOW_WORDS }
        : { id: 'hide-name', label: c.say('hideName'), words: HIDE_WORDS },
    ],
  };
}

export function acceptReview(
  input: Input,
  c: OpinionContext,
): Move<'send' | 'edit' | 'review' | 'where' | 'retell' | 'kind' | Keeping> {
  if (input.kind === 'choice') {
    if (input.id === 'send') return c.go('send');
    return input.id === 'change' ? c.go('edit') : c.go('review', { nameHidden: input.id === 'hide-name' });
  }
  if (input.kind === 'deleted') return c.stay();
  const text = saidIn(input);
  const line = lineSaid.exec(answerKey(text))?.[1];
  if (line !== undefined) return lines[line]!(c);
  if (isBack(text)) return c.go('edit');
  const media = withMedia(input, c);
  if (!isTale(text) || text.split(/\s+/).length < 3) {
    if (mediaOf(input).length === 0) return c.again(c.say('reviewAgain'));
    c.remark(c.say('added'));
    return c.go('review', media);
  }
  const texts = [...(c.answers.texts ?? []), text];
  c.remark(c.say('added'));
  return c.go('review', {
    ...media,
    texts,
    ...(!c.answers.kindChosen && { kind: readOpinion(texts, hearingOf(c)).kind }),
  });
}

/** "Sửa 2": which line of the read-back. */
const lineSaid = /^(?:sua|sua lai|doi|change|edit)(?: (?:muc|dong|cau|so|phan))? (1|2|noi dung|noi|cho|loai|khen)$/;

const toRetell = (c: OpinionContext) => c.go('retell');
const toWhere = (c: OpinionContext) => c.go('where', { areaId: undefined, candidates: undefined });
const toKind = (c: OpinionContext) => c.go('kind');

const lines: Readonly<Record<string, (c: OpinionContext) => Move<'retell' | 'where' | 'kind'>>> = {
  1: toRetell,
  'noi dung': toRetell,
  2: toWhere,
  noi: toWhere,
  cho: toWhere,
  loai: toKind,
  khen: toKind,
};
