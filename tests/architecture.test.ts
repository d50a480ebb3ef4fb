import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** The shape of the house, read off the imports. Every message says how to mend what it finds. */

/** From the lowest to the highest: a slice imports only slices that stand before it (`src/README.md`). */
const RANKS = [
  'calendar',
  'language',
  'engine',
  'flows',
  'channels/channel',
  'platform',
  'staff',
  'areas',
  'people',
  'organisation',
  'campaign',
  'messages',
  'forms',
  'duties',
  'issues',
  'festival',
  'reports',
  'reminders',
  'broadcasts',
  'assistant',
  'conversations',
  'channels',
  'open311',
  'web',
  'sample',
  'config',
  'app',
  'main',
  'commands',
];

const PURE = new Set(['calendar', 'language', 'engine', 'flows']);

interface Source {
  file: string;
  slice: string;
  text: string;
  /** Project files it imports, relative to the root; `types` where only types are taken. */
  imports: { target: string; types: boolean }[];
  packages: string[];
}

const root = path.resolve(import.meta.dirname, '..');
const sources = ['src', 'flows', 'prisma'].flatMap((folder) => filesBelow(folder)).map(read);
const byFile = new Map(sources.map((source) => [source.file, source]));

describe('ranks', () => {
  test('every folder of src has a rank', () => {
    const unknown = sources.filter((source) => !RANKS.includes(source.slice)).map((source) => source.file);
    expectNone(unknown, 'put the folder into RANKS here and into the list in src/README.md');
  });

  test('a slice imports only lower ranks', () => {
    const wrong = eachImport(
      (source, target) => source.slice !== target.slice && rank(target) >= rank(source) && !isWireShape(source, target),
    );
    expectNone(wrong, 'let the two meet in a higher slice, or pass what is needed as an argument');
  });

  test('pages take only wire shapes from the server', () => {
    const wrong = eachImport(
      (source, target) =>
        isPage(source.file) && !target.file.startsWith('src/web/') && !target.file.endsWith('-schema.ts'),
    );
    expectNone(wrong, 'put the shape into a -schema.ts file of its slice and import that');
  });

  test('no file imports itself over others', () => {
    expectNone(cycles(), 'move what both need into a file of its own');
  });
});

describe('purity', () => {
  const pure = sources.filter((source) => PURE.has(source.slice));

  test('pure slices are there to be checked', () => {
    expect(pure.length).toBeGreaterThan(10);
  });

  test('pure slices do no input or output', () => {
    const wrong = pure.flatMap((source) =>
      source.packages.filter((name) => name.startsWith('node:')).map((name) => `${source.file} imports ${name}`),
    );
    expectNone(wrong, 'pass the value in as an argument');
  });

  test('pure slices read no clock, no chance and no environment', () => {
    const wrong = pure.flatMap((source) =>
      ['Date.now(', 'new Date()', 'Math.random(', 'process.', 'crypto.', 'performance.', 'setTimeout(', 'fetch(']
        .filter((word) => withoutComments(source.text).includes(word))
        .map((word) => `${source.file} uses ${word}`),
    );
    expectNone(wrong, 'take `now` or the value as an argument');
  });
});

describe('who may import what', () => {
  const only: [string, (file: string) => boolean][] = [
    [
      'bullmq',
      (file) => file.endsWith('-jobs.ts') || file === 'src/platform/queue.ts' || inFolder(file, 'src/platform'),
    ],
    [
      'fastify',
      (file) =>
        file.endsWith('-routes.ts') ||
        inFolder(file, 'src/platform') ||
        /^src\/app[-\w]*\.ts$/.test(file) ||
        /src\/(web\/serve-pages|api-description|staff\/request-viewer)\.ts/.test(file),
    ],
    ['telegraf', (file) => inFolder(file, 'src/channels/telegram')],
    ['pg', (file) => inFolder(file, 'src/platform') || /-lock\.ts$/.test(file)],
    ['sharp', (file) => file === 'src/messages/check-photo.ts'],
    ['react', (file) => inFolder(file, 'src/web')],
  ];

  test.each(only)('%s is imported only where it belongs', (name, allowed) => {
    const wrong = sources
      .filter((source) => source.packages.some((found) => found === name || found.startsWith(`${name}/`)))
      .filter((source) => !allowed(source.file))
      .map((source) => source.file);
    expectNone(wrong, `hide ${name} behind a function of the slice that may import it`);
  });

  test('the database client is used only in stores, views and platform', () => {
    const wrong = eachImport(
      (source, target, types) =>
        !types &&
        target.file === 'src/platform/database.ts' &&
        !/(-store|-view)\.ts$/.test(source.file) &&
        !/^src\/(platform|app[-\w]*\.ts|commands|main\.ts)/.test(source.file) &&
        !/visible-\w+\.ts$/.test(source.file),
    );
    expectNone(wrong, 'move the query into a -store or -view file');
  });

  test('the environment is read only in main.ts and commands', () => {
    const wrong = sources
      .filter((source) => !/^src\/(main\.ts|commands\/)/.test(source.file) && !isPage(source.file))
      .filter((source) => withoutComments(source.text).includes('process.env'))
      .map((source) => source.file);
    expectNone(wrong, 'add the variable to src/config.ts and pass the value down');
  });

  test('no flow and no slice knows a channel by name', () => {
    const wrong = sources
      .filter((source) => !/^src\/(channels|web|commands|config|main|app)/.test(source.file))
      .filter((source) => /['"`](telegram|zalo-bot|zalo-oa)['"`]/.test(withoutComments(source.text)))
      .map((source) => source.file);
    expectNone(wrong, 'ask the channel what it can do instead (Capabilities)');
  });

  test('no place name stands in src outside sample data', () => {
    const wrong = sources
      .filter((source) => source.file.startsWith('src/') || source.file.startsWith('flows/'))
      .filter((source) => /Bắc Ninh|Võ Cường|Vũ Ninh|Kinh Bắc|Hạp Lĩnh/.test(withoutComments(source.text)))
      .map((source) => source.file);
    expectNone(wrong, 'read it from the areas or the office of the person');
  });
});

describe('who may see an issue', () => {
  /** Reads of issues that are not a viewer's: each with its reason. */
  const OWN_RULE: Record<string, string> = {
    'src/issues/clock-store.ts': 'turns the clock of an issue that is changed; shows nothing to anyone',
    'src/issues/timer-lock-store.ts': 'locks what timers are about before they are taken; shows nothing to anyone',
    'src/issues/open-clocks-view.ts': 'works warnings out; they go to who has the issue, a private one to nobody',
    'src/issues/join-store.ts':
      'locks the issue that was offered to be joined; what may be joined is decided in join-issues.ts',
    'src/issues/near-issues-view.ts':
      'for residents before they send: only open issues that may be shown in public, or their own',
    'src/conversations/data-rights/my-data-view.ts': 'what is kept of a resident, for them: the condition is person_id',
    'src/conversations/data-rights/person-copy-view.ts': "a resident's own copy: the condition is person_id",
    'src/conversations/data-rights/retention-store.ts': 'finds what is old by its time; shows nothing to anyone',
    'src/issues/erase-reporter-store.ts': 'takes a person out of their issues; shows nothing to anyone',
    'src/messages/erase-conversation-store.ts':
      'looks whether anything is left of a conversation; shows nothing to anyone',
    'src/people/erase-person-store.ts': 'looks whether anything is left of a person; shows nothing to anyone',
    'src/issues/my-issues-view.ts': "a resident's own issues, and those they joined: the condition is person_id",
    'src/issues/followers-view.ts':
      'what is told to those who joined an issue: its state, never the words of the reporter',
    'src/issues/follow-up-view.ts': 'the question to the reporter of an issue, four weeks later',
    'src/issues/changed-message-view.ts': 'the code alone, of the issue that a message of this conversation belongs to',
    'src/issues/move-reporter-store.ts':
      'two records of one reporter become one, or two again; shows nothing to anyone',
    'src/messages/ledger-store.ts':
      'the code and ward of the issue that a message is about, for the template and the task',
    'src/issues/holder-view.ts':
      'to whoever holds the post that an issue was given to; whom it is about is left out in tell-holder.ts and tell-cadre.ts',
    'src/issues/holder-news-view.ts':
      'to whoever has or had an issue; whom it is about is left out in tell-holder-news.ts',
    'src/issues/part-store.ts': 'parts of an issue that was locked; shows nothing to anyone',
    'src/issues/subject-store.ts': 'whether an issue is about somebody: the other half of the policy of cadres',
    'src/issues/issue-store.ts': 'writes; its reads lock the row that a checked use case named',
    'src/issues/hand-over-store.ts': 'moves what is open of a unit that an administrator ends; shows nothing to anyone',
    'src/issues/photo-place-store.ts':
      'writes the point of issues that the same transaction filed, or whose photo it stored',
    'src/staff/task-view.ts': 'the code alone, of the issue that a task names which the viewer may see',
    'src/messages/turn-end-store.ts':
      'ties updates to the issue that the same turn filed or changed; shows nothing to anyone',
  };

  /** Files that read assignments by a rule of their own, with the reason. */
  const OWN_RULE_OF_ASSIGNMENTS: Record<string, string> = {
    'src/staff/task-view.ts': 'tells the number of the assignment that a task is about, and nothing of it',
    'src/duties/assignment-store.ts': 'locks what is changed; who may is decided by the caller',
    'src/duties/hand-over-store.ts': 'moves what is open of a unit that an administrator ends; shows nothing to anyone',
    'src/organisation/post-items-view.ts': 'how many a post has, of a unit that visibleUnits lets the viewer see',
    'src/duties/cadre-calendar-view.ts': 'the calendar of a cadre: the condition is the posts that they hold',
    'src/duties/my-duties-view.ts': 'for a cadre: the condition is the posts that they hold',
    'src/duties/unplanned-view.ts': 'finds what a changed duty no longer holds: for administrators, who see all',
    'src/duties/unlike-plan-view.ts': 'finds what the calendar moved; shows nothing to anyone',
    'src/reminders/reminded-view.ts': 'works reminders out; they go to who answers for the post',
    'src/reminders/delivery-view.ts': 'looks whether a reminder arrived; shows nothing to anyone',
    'src/reminders/give-view.ts': 'whether posts that the caller has found visible have it already',
    'src/duties/unreached-view.ts': 'writes the note of a task, which its ward sees',
  };

  test('every read of assignments goes through visibleAssignments', () => {
    const wrong = sources
      .filter((source) => source.file.startsWith('src/') && !isPage(source.file))
      .filter((source) =>
        /\b(FROM|JOIN)\s+assignments\b|\.assignment\.(find|count|aggregate|groupBy)/.test(source.text),
      )
      .filter((source) => !OWN_RULE_OF_ASSIGNMENTS[source.file] && !/\bvisibleAssignments\b/.test(source.text))
      .map((source) => source.file);
    expectNone(
      wrong,
      'add the condition of visibleAssignments(viewer), or state the reason in OWN_RULE_OF_ASSIGNMENTS here',
    );
  });

  test('every read of issues goes through visibleIssues', () => {
    const wrong = sources
      .filter((source) => source.file.startsWith('src/') && !isPage(source.file))
      .filter((source) => /\b(FROM|JOIN)\s+"?issues"?\b|\.issue\.(find|count|aggregate|groupBy)/i.test(source.text))
      .filter((source) => !OWN_RULE[source.file] && !/\bvisible(Issues|Conversations|Work)\b/.test(source.text))
      .map((source) => source.file);
    expectNone(wrong, 'add the condition of visibleIssues(viewer) to the query, or state the reason in OWN_RULE here');
  });

  test('an exception that is no longer needed is removed from the list', () => {
    expectNone(
      Object.keys(OWN_RULE).filter((file) => !byFile.has(file)),
      'delete the line in OWN_RULE',
    );
  });
});

test('no file is longer than 300 lines', () => {
  const wrong = sources
    .filter(({ file }) => !file.startsWith('prisma/sample/'))
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ file, lines }) => `${file} (${lines})`);
  expectNone(wrong, 'split it into files by what they are');
});

function filesBelow(folder: string): string[] {
  return (readdirSync(path.join(root, folder), { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !file.includes('prisma-client'));
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports: Source['imports'] = [];
  const packages: string[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm)) {
    const specifier = match[2] ?? match[3]!;
    if (specifier.startsWith('.'))
      imports.push({ target: path.join(path.dirname(file), specifier), types: match[1] !== undefined });
    else packages.push(specifier);
  }
  return { file, slice: sliceOf(file), text, imports, packages };
}

function sliceOf(file: string): string {
  if (file.startsWith('flows/')) return 'flows';
  if (file.startsWith('prisma/')) return 'sample';
  if (file === 'src/channels/channel.ts' || file === 'src/channels/send-error.ts') return 'channels/channel';
  const [, first] = file.split('/');
  return first!.replace(/\.tsx?$/, '').replace(/^(api-description|app-\w+)$/, 'app');
}

function rank(source: Source): number {
  return RANKS.indexOf(source.slice);
}

function isPage(file: string): boolean {
  return /^src\/web\/(moderator|chat|public|map-card)\//.test(file);
}

/** Pages may take wire shapes from any slice, and no slice takes anything from a page. */
function isWireShape(source: Source, target: Source): boolean {
  return isPage(source.file) && target.file.endsWith('-schema.ts');
}

function eachImport(isWrong: (source: Source, target: Source, types: boolean) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports
      .map(({ target, types }) => ({ target: byFile.get(target), types }))
      .filter(({ target, types }) => target !== undefined && isWrong(source, target, types))
      .map(({ target }) => `${source.file} imports ${target!.file}`),
  );
}

/** Cycles of imports of values; a type that two files share makes no cycle at run time. */
function cycles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { target, types } of byFile.get(file)?.imports ?? [])
      if (!types && byFile.has(target)) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const source of sources) visit(source.file, []);
  return found;
}

function inFolder(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function expectNone(wrong: string[], mend: string): void {
  if (wrong.length > 0) throw new Error(`${wrong.join('\n')}\nTo mend: ${mend}.`);
  expect(wrong).toEqual([]);
}
