import type { EffectTypes } from '../../../flows/effects.ts';
import type { FactTypes, LinkCodeFact, LinkedAccount, OwnAccount } from '../../../flows/facts.ts';
import { shownLinkCode } from '../../language/link-code.ts';
import { MOST_WRONG_CODES } from '../../people/link-code-store.ts';

/** What this chat gives out as its code: nothing is random here. */
const OWN_CODE = 'H7TQ2MXK4';

type Effects =
  | 'choose_reminders'
  | 'set_phone'
  | 'make_link_code'
  | 'link_account'
  | 'unlink_account'
  | 'note_wrong_code';

/** How else the person of the talk can be reached, in memory: linked accounts, a telephone number. */
export class LinkMemory {
  linked: LinkedAccount[];
  wrongCodes = 0;
  phone: string | null = null;
  /** The account that was chosen for reminders. */
  private chosen: string | null = null;
  private readonly codes: Readonly<Record<string, LinkCodeFact>>;

  constructor(linked: readonly LinkedAccount[], codes: Readonly<Record<string, LinkCodeFact>>) {
    this.linked = [...linked];
    this.codes = codes;
  }

  /** All accounts, this one first. */
  own(channelName: string): OwnAccount[] {
    const here = { addressId: 'here', account: channelName, isHere: true };
    const others = this.linked.map((one) => ({ ...one, isHere: false }));
    return [here, ...others].map((one) => ({ ...one, isChosen: one.addressId === this.chosen }));
  }

  factOf({ linkCode: code }: FactTypes['link_code']['args']): LinkCodeFact {
    if (this.wrongCodes >= MOST_WRONG_CODES) return { state: 'too_many_tries' };
    return this.codes[code] ?? { state: code === OWN_CODE ? 'own' : 'unknown' };
  }

  /** The post that a code is for. */
  linkPost(code: string): { titles: string[] } {
    const found = this.codes[code];
    return { titles: found?.state === 'post' ? [found.title] : [] };
  }

  readonly effects: { [Name in Effects]: (args: EffectTypes[Name]['args']) => EffectTypes[Name]['result'] } = {
    choose_reminders: ({ addressId }) => {
      this.chosen = addressId;
    },
    set_phone: ({ phone }) => {
      this.phone = phone;
    },
    make_link_code: () => ({ shown: shownLinkCode(OWN_CODE), minutes: 15 }),
    link_account: ({ linkCode: code }) => {
      const found = this.codes[code];
      if (found?.state !== 'account') return { linked: false };
      this.linked.push({ addressId: code, account: found.account });
      return { linked: true };
    },
    unlink_account: ({ addressId }) => {
      this.linked = this.linked.filter((one) => one.addressId !== addressId);
    },
    note_wrong_code: () => {
      this.wrongCodes += 1;
      return { tries: this.wrongCodes };
    },
  };
}
