import { readFileSync } from 'node:fs';
import path from 'node:path';

/** As much of a Dockerfile as ours has. */
export interface Stage {
  name: string;
  image: string;
  steps: Step[];
}

export interface Step {
  instruction: string;
  /** `--from=build`, … */
  flags: string[];
  /** What is behind the flags. */
  text: string;
  words: string[];
}

/** @throws Error for an instruction before the first FROM. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const stages: Stage[] = [];
  for (const line of lines) {
    const step = readStep(line);
    if (step.instruction === 'FROM') {
      const [image = '', , name = String(stages.length)] = step.words;
      stages.push({ name, image, steps: [] });
    } else {
      const stage = stages.at(-1);
      if (!stage) throw new Error(`an instruction before the first FROM: ${line}`);
      stage.steps.push(step);
    }
  }
  return stages;
}

function readStep(line: string): Step {
  const [, instruction = '', flags = '', text = ''] = /^(\w+)\s+((?:--[\w-]+=\S+\s+)*)(.*)$/.exec(line)!;
  return { instruction, flags: flags.split(/\s+/).filter(Boolean), text, words: text.split(/\s+/) };
}

/** Whether `.dockerignore` leaves a path out. Understands plain paths and `*` in the last part, as ours are. */
export function isIgnored(root: string, file: string): boolean {
  const patterns = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  return patterns.some((pattern) => {
    const expression = pattern.replaceAll('.', '\\.').replaceAll('**/', '(?:.*/)?').replaceAll('*', '[^/]*');
    return new RegExp(`^${expression}(/|$)`).test(file);
  });
}
