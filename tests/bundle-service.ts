import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Puts `src/main.ts` into a few files, for the tests that start it: it takes half a second, and saves more than that at each start.
 * The packages stay where they are.
 */
export async function bundleService(): Promise<string> {
  const outdir = path.join(ROOT, 'dist/tests');
  await build({
    entryPoints: { service: path.join(ROOT, 'src/main.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is loaded only where it is needed stays apart.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.10',
    plugins: [placeOfSources],
  });
  return path.join(outdir, 'service.mjs');
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
