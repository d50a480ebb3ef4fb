import { addressesOf } from '../../people/link-people-store.ts';
import { accountName } from '../linked-accounts/account-name.ts';
import type { FactLoader } from './fact-loaders.ts';

/** All that can be written to, this one too. */
export const loadOwnAccounts: FactLoader<'own_accounts'> = async (asks, { database, encryption, channels }) => {
  const byPerson = await addressesOf(database, [...new Set(asks.map(({ conversation }) => conversation.personId))]);
  return asks.map(({ conversation }) => {
    const own = byPerson.get(conversation.personId)!.filter(({ reachable }) => reachable);
    const newest = Math.max(...own.map(({ remindersChosenAt }) => remindersChosenAt?.getTime() ?? 0));
    return own.map(({ addressId, remindersChosenAt, ...address }) => ({
      ...{ addressId, account: accountName(address, { encryption, channels }) },
      isHere: addressId === conversation.addressId,
      isChosen: newest > 0 && remindersChosenAt?.getTime() === newest,
    }));
  });
};

/** The other accounts of the same person. */
export const loadLinkedAccounts: FactLoader<'linked_accounts'> = async (asks, { database, encryption, channels }) => {
  const byPerson = await addressesOf(database, [...new Set(asks.map(({ conversation }) => conversation.personId))]);
  return asks.map(({ conversation }) =>
    byPerson
      .get(conversation.personId)!
      .filter(({ addressId }) => addressId !== conversation.addressId)
      .map((address) => ({ addressId: address.addressId, account: accountName(address, { encryption, channels }) })),
  );
};
