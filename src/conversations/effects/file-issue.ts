import { fileIssues } from '../../issues/file-issues.ts';
import type { EffectHandler } from './effect-handlers.ts';
import { reporterOf } from './reporter-of.ts';

export const fileIssue: EffectHandler<'file_issue'> = (tx, calls, { now }) =>
  fileIssues(
    tx,
    calls.map((call) => ({ ...call.args, ...reporterOf(call) })),
    now,
  );
