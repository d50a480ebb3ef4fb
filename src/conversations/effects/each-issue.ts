import type { EffectTypes, IssueOutcome } from '../../../flows/effects.ts';
import type { Reporter } from '../../issues/reporter.ts';
import type { Transaction } from '../../platform/database.ts';
import type { EffectHandler } from './effect-handlers.ts';
import { reporterOf } from './reporter-of.ts';

/** Effects on an issue that exists. */
type OnOneIssue = {
  [Name in keyof EffectTypes]: EffectTypes[Name]['result'] extends IssueOutcome ? Name : never;
}[keyof EffectTypes];

/** What residents do to an issue that exists is rare beside filing, and each locks its issue: one call after the other. */
export function eachIssue<Name extends OnOneIssue>(
  act: (tx: Transaction, call: EffectTypes[Name]['args'] & Reporter, now: Date) => Promise<IssueOutcome>,
): EffectHandler<Name> {
  return async (tx, calls, { now }) => {
    const outcomes: IssueOutcome[] = [];
    for (const call of calls) outcomes.push(await act(tx, { ...call.args, ...reporterOf(call) }, now));
    return outcomes as EffectTypes[Name]['result'][];
  };
}
