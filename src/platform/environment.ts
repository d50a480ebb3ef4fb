import { isIP } from 'node:net';
import { Secret } from './secret.ts';

/**
 * Reads variables one by one and gathers everything that is wrong, so that an operator mends all of it at once. A reader that
 * finds a mistake notes it and returns what an unset variable would give. Unset and empty are the same.
 */
export interface Environment {
  text(name: string): string | undefined;
  secret(name: string, rule?: { pattern: RegExp; is: string }): Secret | undefined;
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  integer(name: string, range: { min: number; max: number }): number | undefined;
  /** An address of one of the protocols, each with its colon: `https:`. */
  url(name: string, protocols: readonly string[]): URL | undefined;
  /** Notes what is wrong: a sentence that names the variable and never its value. */
  mistake(sentence: string): void;
  readonly mistakes: readonly string[];
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const mistakes: string[] = [];
  const text = (name: string) => variables[name]?.trim() || undefined;
  const wrong = (sentence: string): undefined => {
    mistakes.push(sentence);
    return undefined;
  };
  return {
    mistakes,
    mistake: wrong,
    text,
    secret: (name, rule) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (rule && !rule.pattern.test(value)) return wrong(`${name} must be ${rule.is}.`);
      return new Secret(value);
    },
    choice: (name, choices) => {
      const value = text(name);
      if (value === undefined) return undefined;
      return choices.find((choice) => choice === value) ?? wrong(`${name} must be ${choices.join(' or ')}.`);
    },
    integer: (name, { min, max }) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < min || number > max)
        return wrong(`${name} must be a whole number from ${min} to ${max}.`);
      return number;
    },
    url: (name, protocols) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol) || new URL(value).host === '')
        return wrong(`${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
      return new URL(value);
    },
  };
}

/** Whether a host name can only be this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
