import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isIgnored, readDockerfile } from './dockerfile.ts';

/** What can be known of the container without Docker. `container.long.test.ts` runs its commands in empty folders. */

const root = path.resolve(import.meta.dirname, '..');
const readText = (file: string) => readFileSync(path.join(root, file), 'utf8');
const stages = readDockerfile(readText('Dockerfile'));
const last = stages.at(-1)!;

describe('the Dockerfile', () => {
  test('copies only what the build context or an earlier stage has', () => {
    const known = new Set<string>();
    for (const { name, steps } of stages) {
      for (const { instruction, flags, words } of steps.filter((step) => step.instruction === 'COPY')) {
        expect(instruction).toBe('COPY');
        const sources = words.slice(0, -1);
        const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
        if (from) expect(known).toContain(from);
        else
          for (const source of sources) expect([source, existsSync(path.join(root, source))]).toEqual([source, true]);
        if (!from) for (const source of sources) expect([source, isIgnored(root, source)]).toEqual([source, false]);
      }
      known.add(name);
    }
  });

  test('runs as nobody special, writes only to the volume, and tells whether it lives', () => {
    const of = (instruction: string) => last.steps.filter((step) => step.instruction === instruction);
    expect(of('USER').at(-1)!.text).toBe('node');
    expect(of('VOLUME').map(({ text }) => text)).toEqual([
      /DATA_DIR=(\S+)/.exec(
        of('ENV')
          .map(({ text }) => text)
          .join(' '),
      )![1],
    ]);
    expect(of('HEALTHCHECK')[0]!.text).toContain('/healthz');
    expect(JSON.parse(of('CMD')[0]!.text)).toEqual(['node', '--import', 'tsx', 'src/main.ts']);
    const order = last.steps.map(({ instruction }) => instruction);
    expect(order.indexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
  });

  test('holds the Node version that the project names, in every stage', () => {
    expect(new Set(stages.map(({ image }) => image)).size).toBe(1);
    expect(stages[0]!.image).toMatch(/^node:20-/);
  });

  test('its context leaves out secrets, data and what is built', () => {
    for (const name of ['.git', '.data', 'node_modules', 'dist', '.env', 'src/platform/prisma-client', 'tests'])
      expect([name, isIgnored(root, name)]).toEqual([name, true]);
  });
});

describe('packages at run time', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readText('package.json'));
  /** Asked for only where the operator set what needs them; README says so. */
  const OPERATORS_OWN = ['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner'];
  const declared = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...OPERATORS_OWN]);

  test('everything that the server imports stands in dependencies', () => {
    const missing = ['src', 'flows', 'prisma']
      .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isBuiltOnly(file))
      .flatMap((file) => packagesOf(readText(file)).map((name) => ({ file, name })))
      .filter(({ name }) => !declared.has(name));
    expect(missing).toEqual([]);
  });

  test('the command of the image needs nothing of devDependencies', () => {
    expect(declared).toContain('tsx');
  });
});

/** Run by Vite when the image is built, not by the service. */
function isBuiltOnly(file: string): boolean {
  return /^src\/web\/(moderator|chat|public|map-card)\/|^src\/web\/vite\.config\.ts$/.test(file);
}

function packagesOf(source: string): string[] {
  const imports = source.matchAll(
    /^(?:import|export)\s+(?!type\s)[^;'"]*?from\s+'([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gm,
  );
  return [...imports]
    .map((match) => (match[1] ?? match[2])!)
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

describe('compose.yaml', () => {
  interface ComposeService {
    build?: string;
    image?: string;
    environment?: Record<string, string>;
    depends_on?: Record<string, { condition: string }>;
    healthcheck?: unknown;
    volumes?: string[];
    deploy?: { replicas: number };
    stop_grace_period?: string;
  }
  const text = readText('compose.yaml');
  const compose: { services: Record<string, ComposeService>; volumes: Record<string, unknown> } = parse(text, {
    merge: true,
  });
  const { web, worker } = compose.services as { web: ComposeService; worker: ComposeService };

  test('has two web and two worker processes on one database, one Redis and one folder of photos', () => {
    for (const [role, service] of Object.entries({ web, worker })) {
      expect(service.environment).toMatchObject({ ROLE: role, REDIS_URL: 'redis://redis:6379' });
      expect(service.environment!.DATABASE_URL).toMatch(/@postgres:5432\//);
      expect(service.deploy!.replicas).toBe(2);
      expect(service.volumes).toEqual(['media:/data']);
      // The service takes ten seconds at most to end what is under way.
      expect(Number.parseInt(service.stop_grace_period!, 10)).toBeGreaterThan(10);
    }
  });

  test('waits for what it needs, and names only services and volumes that are there', () => {
    for (const { depends_on: needs = {}, volumes = [] } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(needs)) {
        expect(condition).toBe('service_healthy');
        expect(compose.services[name]!.healthcheck).toBeDefined();
      }
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  });

  test('asks for its secrets instead of having some', () => {
    for (const name of ['SECRET_KEY', 'POSTGRES_PASSWORD']) expect(text).toContain(`\${${name}:?`);
    expect(text).not.toMatch(/(PASSWORD|SECRET_KEY|TOKEN): +[^$\s]/);
  });
});

test('README tells every variable that the service reads, and the image and compose.yaml set no other', () => {
  const read = new Set<string>();
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true }).map((name) => `src/${name}`)) {
    if (!/config\.ts$|environment\.ts$/.test(file)) continue;
    for (const match of readText(file).matchAll(/'([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST|ROLE|NOW)'/g))
      read.add(match[1]!);
  }
  read.delete('NODE_ENV');
  expect(read.size).toBeGreaterThan(20);
  const readme = readText('README.md');
  expect([...read].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  const image = last.steps.filter(({ instruction }) => instruction === 'ENV').flatMap(({ words }) => words);
  const set = image.map((word) => word.split('=')[0]!).filter((name) => name !== 'NODE_ENV');
  expect(set.filter((name) => !read.has(name))).toEqual([]);
});
