import type { LinkCodeFact } from '../../../flows/facts.ts';
import { partyOf } from '../../messages/move-conversations-store.ts';
import { holderOfCode, POST_CODE } from '../../organisation/link-holder-store.ts';
import { findLinkCode } from '../../people/link-code-store.ts';
import { addressesOf } from '../../people/link-people-store.ts';
import { PERSON_CODE } from '../effects/make-link-code.ts';
import { accountName } from '../linked-accounts/account-name.ts';
import type { FactAsk, FactDeps, FactLoader } from './fact-loaders.ts';

/** What a one-time code that was said here leads to. A new purpose of codes is a line in `factOf`. */
export const loadLinkCodes: FactLoader<'link_code'> = (asks, deps) => Promise.all(asks.map((ask) => factOf(ask, deps)));

async function factOf({ conversation, args }: FactAsk<'link_code'>, deps: FactDeps): Promise<LinkCodeFact> {
  const { database, encryption } = deps;
  const said = { code: args.linkCode, addressId: conversation.addressId };
  const found = await findLinkCode(database, said, { encryption, now: new Date(args.now) });
  if (found.state !== 'good') return { state: found.state };
  if (found.purpose === POST_CODE) return postFact(found.subject, conversation, deps, args.now);
  return found.purpose === PERSON_CODE ? accountFact(found.subject, conversation, deps) : { state: 'unknown' };
}

async function postFact(
  holderId: string,
  { personId }: FactAsk<'link_code'>['conversation'],
  { database }: FactDeps,
  now: number,
): Promise<LinkCodeFact> {
  const holder = await holderOfCode(database, holderId, new Date(now + ZONE_MS).toISOString().slice(0, 10));
  if (!holder) return { state: 'unknown' };
  const { title, unit, name } = holder;
  return { state: 'post', title, unit, name, own: holder.personId === personId };
}

const ZONE_MS = 7 * 3_600_000;

async function accountFact(
  conversationId: string,
  here: FactAsk<'link_code'>['conversation'],
  deps: FactDeps,
): Promise<LinkCodeFact> {
  if (conversationId === here.id) return { state: 'own' };
  const other = await partyOf(deps.database, conversationId);
  if (!other?.consented) return { state: 'unknown' };
  if (other.personId === here.personId) return { state: 'linked' };
  const addresses = (await addressesOf(deps.database, [other.personId])).get(other.personId)!;
  const address = addresses.find(({ addressId }) => addressId === other.addressId);
  return address ? { state: 'account', account: accountName(address, deps) } : { state: 'unknown' };
}
