import { type FormInHand, formsToFill, toFormToFill, toOpenForm } from '../../forms/forms-to-fill-view.ts';
import type { Sql } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import type { FactLoader } from './fact-loaders.ts';

const ORDER = { draft: 0, open: 1, filed: 2 } as const;

export const loadMyForms: FactLoader<'my_forms'> = async (asks, { database }) => {
  const forms = await formsOf(database, asks);
  return forms.map((ofOne) => ofOne.map(toFormToFill).sort((one, another) => ORDER[one.state] - ORDER[another.state]));
};

/** Only what the person fills: whoever knows the code of a form sees no figures by it. */
export const loadForm: FactLoader<'form'> = async (asks, { database }) => {
  const forms = await formsOf(database, asks);
  return asks.map(({ args: { code, areaId, period } }, index) => {
    const found = forms[index]!.find((one) => one.code === code && one.areaId === areaId && one.period === period);
    return found ? toOpenForm(found) : null;
  });
};

/** The forms of each of these people, in their order. Turns of one batch are of one day, but for those around midnight. */
async function formsOf(
  database: Pick<Sql, '$queryRaw'>,
  asks: readonly { conversation: Pick<ConversationAtHand, 'personId'>; args: { day: string } }[],
): Promise<FormInHand[][]> {
  const days = [...new Set(asks.map(({ args }) => args.day))];
  const byDay = new Map<string, Map<string, FormInHand[]>>();
  for (const day of days) {
    const people = asks.filter(({ args }) => args.day === day).map(({ conversation }) => conversation.personId);
    byDay.set(day, await formsToFill(database, [...new Set(people)], day));
  }
  return asks.map(({ conversation, args }) => byDay.get(args.day)!.get(conversation.personId) ?? []);
}
