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
  readFile(name: string): Promise<string>;
  /** All of the standard input. */
  readInput(): Promise<string>;
}

/** How an operator called a task wrongly; the usage is printed with it. */
export class UsageError extends Error {}
