import type { Said } from './context.ts';
import { TurnStopped } from './signals.ts';
import type { TurnReply } from './turn.ts';

/** A flow that talks without end is stopped after so many replies. */
export const MOST_REPLIES = 5;

/** What a turn says: replies in order, and remarks that wait for the next question to stand before it. */
export class Spoken {
  private readonly replies: TurnReply[] = [];
  private remarks = '';

  remark(text: string): void {
    this.remarks = withRemark(this.remarks, text);
  }

  /** Takes the remarks away, put before the text. */
  remarked(text: string): string {
    const whole = this.remarks === '' ? text : withRemark(this.remarks, text);
    this.remarks = '';
    return whole;
  }

  reply(reply: TurnReply): void {
    if (this.replies.length === MOST_REPLIES) throw new TurnStopped('too_many_replies');
    this.replies.push(reply);
  }

  say(said: Said): void {
    if (said === undefined) return;
    if (typeof said === 'string') this.reply({ reply: { text: this.remarked(said) } });
    else if ('render' in said) {
      this.all();
      this.reply(said);
    } else if ('text' in said) this.reply({ reply: { ...said, text: this.remarked(said.text) } });
    else for (const one of said) this.say(one);
  }

  /** Everything that was said; remarks that found no question become a reply of their own. */
  all(): TurnReply[] {
    if (this.remarks !== '') this.reply({ reply: { text: this.remarked('') } });
    return this.replies;
  }
}

function withRemark(remarks: string, text: string): string {
  return remarks === '' || text === '' ? remarks + text : `${remarks}\n\n${text}`;
}
