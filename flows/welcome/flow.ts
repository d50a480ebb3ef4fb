import { answerKey, type Input, joinInputs, type Reply } from '../../src/engine/index.ts';
import { consentSaid } from '../../src/language/consent-said.ts';
import { understand } from '../../src/language/understand.ts';
import { announced, asksHowItStands, type LaterTalk, type OtherTalk, otherTalkFor } from '../entry.ts';
import { type FlowContext, flowFor } from '../flow.ts';
import { capital, shortened, tellsSomething } from '../plain-answers.ts';
import { CONSENT_TEXT_VERSION, words } from './words.ts';

export interface WelcomeAnswers {
  /** What was told before the answer: often already the report. Kept only as long as this talk lasts. */
  first?: Input[];
  /** They said that before anything else: it is where consent leads. */
  wants?: 'meet-person' | 'link-account' | OtherTalk | LaterTalk;
  /** The one-time code that they said, where they want `link-account`. */
  linkCode?: string;
}

/** Later ones are forgotten: nobody is made to lose the beginning. */
const MOST_KEPT = 10;

/**
 * Asks for consent. An answer in words counts only where it is plainly a yes or a no: "dạ", "ừ" and "👍" may mean no more than
 * "I have read it", and consent must be provable (Luật 91/2025/QH15: clear, and silence is none). Those are asked again.
 */
export const welcome = flowFor<WelcomeAnswers>()({
  id: 'welcome',
  version: 1,
  start: 'hello',
  words,
  facts: ['person', 'knowledge'],
  late: 'continue',
  keeps: ({ first = [] }) => {
    const told = joinInputs(first);
    return told && 'text' in told && told.text ? shortened(told.text, 60) : '';
  },
  steps: {
    hello: {
      leads: ['consent'],
      say: (c) => c.say('hello', { office: c.fact('person').office.name }),
      next: (c) => c.go('consent'),
    },
    consent: {
      leads: ['more', 'given', 'refused'],
      ask: (c): Reply => {
        const { channelName: channel, abroad } = c.fact('person');
        const question = c.say(c.answers.first?.length ? 'askKept' : 'ask', { channel });
        return { text: abroad ? `${c.say('abroad', { channel: capital(channel) })} ${question}` : question };
      },
      choices: [
        {
          id: 'agree',
          label: 'agree',
          words: 'co|co a|da co|vang|vang a|da vang|vang co|ok|oke|okay|duoc|duoc a|yes|i agree|agree'.split('|'),
        },
        {
          id: 'refuse',
          label: 'refuse',
          words: 'khong a|ko|k|khong dau|thoi|thoi khong|da khong|no|i do not agree|not agree'.split('|'),
        },
        { id: 'more', label: 'readMore', words: ['doc them', 'xem them', 'them', 'more', 'chi tiet'] },
      ],
      collects: true,
      accept: (input, c) => {
        if (input.kind === 'choice')
          return c.go(input.id === 'agree' ? 'given' : input.id === 'refuse' ? 'refused' : 'more');
        if (input.kind === 'deleted') return c.stay();
        const said = input.kind === 'text' && !input.media?.length ? consentSaid(input.text) : null;
        if (said) return c.go(said === 'agrees' ? 'given' : 'refused');
        const { first = [] } = c.answers;
        const rest = input.kind === 'text' ? toldAfterYes(input.text) : null;
        if (rest) return c.go('given', { first: [...first, { ...input, text: rest } as Input].slice(0, MOST_KEPT) });
        const wants = input.kind === 'text' ? announced(input.text) : null;
        if (wants) return c.again(undefined, { wants });
        const alone = input.kind === 'text' && !input.media?.length;
        const more =
          tellsSomething(input) && (!alone || input.text.trim().split(/\s+/).length > 2 || names(input.text, c));
        return more
          ? c.again(c.say('keptToo'), { first: [...first, input].slice(0, MOST_KEPT) })
          : c.again(c.say('unclear'));
      },
    },
    more: {
      leads: ['consent'],
      say: (c) => {
        const { office, channelName } = c.fact('person');
        const contact = office.phone ? `${office.name}, ${office.phone}` : office.name;
        return [
          c.say('more', { office: office.name, channel: channelName }),
          c.say('rights', { contact, channel: capital(channelName) }),
        ];
      },
      next: (c) => c.go('consent'),
    },
    given: {
      leads: [
        ...(['flow:report-issue', 'flow:follow-issue', 'flow:meet-person', 'flow:ask-question'] as const),
        ...(['flow:give-opinion', 'flow:link-account', 'flow:announcements', 'flow:festival-days'] as const),
      ],
      next: (c) => {
        c.effect('give_consent', { textVersion: CONSENT_TEXT_VERSION });
        const { wants, linkCode } = c.answers;
        if (wants === 'link-account') return c.start(wants, { step: 'heard', answers: { linkCode } });
        if (wants === 'meet-person') return c.start(wants, { step: 'offer' });
        const first = joinInputs(c.answers.first ?? []);
        if (!first) return c.start(wants ?? 'report-issue');
        const told = 'text' in first ? first.text : undefined;
        c.remark(told ? c.say('youWrote', { what: shortened(told, 120) }) : c.say('youSent'));
        if (asksHowItStands(first, c)) return c.start('follow-issue');
        const other = otherTalkFor(first, c);
        return other
          ? c.start(other, { step: 'take', take: first })
          : c.start('report-issue', { step: 'what', take: first });
      },
    },
    refused: {
      leads: ['end'],
      say: (c) => {
        c.effect('refuse_consent', { textVersion: CONSENT_TEXT_VERSION });
        const { phone } = c.fact('person').office;
        return phone ? c.say('refusedPhone', { phone }) : c.say('refused');
      },
      next: (c) => c.end(),
    },
  },
});

/** Whether two words tell what it is or where: "cây đổ", "Niềm Xá". */
function names(text: string, c: FlowContext<WelcomeAnswers, typeof words, string>): boolean {
  const { category, area, areaCandidates } = understand(text, c.fact('knowledge'), { now: c.now, expecting: 'report' });
  return category?.sure === true || area !== null || areaCandidates.length > 0;
}

/** "Đồng ý. Mà cái cống cũng tắc nữa": a plain yes that ends, and what is told after it. A yes on a condition is none. */
function toldAfterYes(text: string): string | null {
  const [, yes, rest] = /^([^.,;!\n]{2,40})[.,;!\n]+\s*(.+)$/s.exec(text.trim()) ?? [];
  if (!yes || !rest || consentSaid(yes) !== 'agrees' || condition.test(answerKey(rest))) return null;
  return tellsSomething({ kind: 'text', text: rest }) ? rest : null;
}

const condition = /^(?:nhung|voi dieu kien|mien|neu|tru|chi |khi nao|dung |khong |ko )/;
