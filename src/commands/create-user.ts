import { parseArgs } from 'node:util';
import { createUser, type UserOutcome } from '../staff/create-user.ts';
import { makeSignInLink } from '../staff/sign-in-link-store.ts';
import { type AdminTask, UsageError } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

export const createUserTask: AdminTask = {
  usage: 'EMAIL [--name NAME] [--role administrator|moderator] [--area ID]… [--password-stdin]',
  summary: 'makes somebody who works in the page; prints a sign-in link, or takes a password from the standard input',
  async run(args, shell) {
    const { email, ...options } = readArguments(args);
    const password = options.passwordStdin ? (await shell.readInput()).replace(/\r?\n$/, '') : undefined;
    return withOperatorDatabase(shell.config, async (database) => {
      const made = await createUser(database, { ...options, email, password });
      if (!made.ok) {
        shell.print(refusal(made));
        return false;
      }
      shell.print(`${email} can work in the page now.`);
      if (password !== undefined) return true;
      // Links are good by the machine's clock, whatever NOW says.
      const { token } = await makeSignInLink(database, made.id, new Date());
      const { publicUrl, host, port } = shell.config;
      shell.print(`To sign in, once and within 15 minutes: ${publicUrl ?? `http://${host}:${port}`}/sign-in/${token}`);
      return true;
    });
  },
};

function readArguments(args: string[]) {
  const { values, positionals } = parse(args);
  const [email, ...more] = positionals;
  if (!email || more.length > 0) throw new UsageError('create-user needs one mail address');
  const role = values.role ?? 'moderator';
  if (role !== 'administrator' && role !== 'moderator') throw new UsageError(`the role "${role}" is unknown`);
  return {
    email,
    name: values.name ?? email.split('@')[0]!,
    role: role as 'administrator' | 'moderator',
    areaIds: values.area ?? [],
    passwordStdin: values['password-stdin'] ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        area: { type: 'string', multiple: true },
        'password-stdin': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function refusal(outcome: Extract<UserOutcome, { ok: false }>): string {
  if (outcome.reason === 'areas_unknown') return `These are no wards of today: ${outcome.areaIds.join(', ')}.`;
  return {
    email_invalid: 'That is not a mail address.',
    email_taken: 'Somebody has this mail address already.',
    name_missing: 'The name is missing.',
    password_short: 'The password is too short.',
  }[outcome.reason];
}
