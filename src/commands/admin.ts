// `npm run admin -- COMMAND`: the operator's tasks. Exit code 0: done; 1: it could not be done, and why was said; 2: called wrongly.
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseConfig } from '../config.ts';
import { type AdminTask, type Shell, UsageError } from './admin-task.ts';
import { createUserTask } from './create-user.ts';
import { doctorTask } from './doctor.ts';
import { importAreasTask, importBoundariesTask } from './import-file.ts';
import { exportHoldersTask, importHoldersTask } from './import-holders.ts';
import { linkCodeTask } from './link-code.ts';
import { replayFailedTask } from './replay-failed.ts';

const TASKS: Record<string, AdminTask> = {
  'create-user': createUserTask,
  'import-areas': importAreasTask,
  'import-boundaries': importBoundariesTask,
  'import-holders': importHoldersTask,
  'export-holders': exportHoldersTask,
  'link-code': linkCodeTask,
  'replay-failed': replayFailedTask,
  doctor: doctorTask,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(help());
    return 0;
  }
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) {
    console.error(`There is no command "${name}".\n\n${help()}`);
    return 2;
  }
  const parsed = parseConfig(process.env);
  if (!parsed.ok) {
    for (const mistake of parsed.mistakes) console.error(mistake);
    return 1;
  }
  const shell: Shell = {
    config: parsed.config,
    print: (line) => console.log(line),
    now: () => parsed.config.startAt ?? new Date(),
    readFile: (file) => readable(file, readFile(file, 'utf8')),
    readBytes: (file) => readable(file, readFile(file)),
    writeFile: (file, bytes) =>
      writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`${file} cannot be written (${error.code})`);
      }),
    readInput: () => text(process.stdin),
  };
  try {
    return (await task.run(args, shell)) ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${message}.\nUsage: npm run admin -- ${name} ${task.usage}` : message);
    return error instanceof UsageError ? 2 : 1;
  }
}

function readable<Content>(file: string, content: Promise<Content>): Promise<Content> {
  return content.catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code})`);
  });
}

function help(): string {
  const lines = Object.entries(TASKS).map(
    ([name, { usage, summary }]) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`,
  );
  return ['Usage: npm run admin -- COMMAND', '', ...lines].join('\n');
}
