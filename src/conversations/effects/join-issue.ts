import { joinIssues } from '../../issues/join-issues.ts';
import type { EffectHandler } from './effect-handlers.ts';
import { reporterOf } from './reporter-of.ts';

export const joinIssue: EffectHandler<'join_issue'> = (tx, calls, { now }) =>
  joinIssues(
    tx,
    calls.map((call) => ({ ...call.args, ...reporterOf(call) })),
    now,
  );
