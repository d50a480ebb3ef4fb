import type { Config } from '../config.ts';

/** One subcommand of `npm run admin`. */
export interface AdminTask {
  /** What stands after its name: `FILE`. */
  usage: string;
  /** One line of the help. */
  summary: string;
  /** Does it. @returns whether it went well; what there is to say has been printed. */
  run(args: string[], shell: Shell): Promise<boolean>;
}

export interface Shell {
  config: Config;
  print(line: string): void;
  /** The time that people live by (`NOW` moves it). */
  now(): Date;
  readFile(name: string): Promise<string>;
  readBytes(name: string): Promise<Uint8Array>;
  writeFile(name: string, bytes: Uint8Array): Promise<void>;
  /** All of the standard input. */
  readInput(): Promise<string>;
}

/** How an operator called a task wrongly; the usage is printed with it. */
export class UsageError extends Error {}
