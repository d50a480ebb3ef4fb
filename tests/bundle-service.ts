import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Puts `src/main.ts` into one file, for the tests that start it: it takes half a second, and saves more than that at each start.
 * The packages stay where they are.
 */
export async function bundleService(): Promise<string> {
  const outfile = path.join(ROOT, 'dist/tests/service.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'src/main.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.10',
    plugins: [placeOfSources],
  });
  return outfile;
}

/** Each source finds its migrations, pages and packages from where it lies, not from where the bundle does. */
const placeOfSources: Plugin = {
  name: 'place-of-sources',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
    })),
};
