import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Packages that stay where they are: with parts that are no JavaScript, imported only now and then, or not there at all. */
const APART = ['sharp', '@node-rs/argon2', 'cookie', 'exceljs', 'bullmq', '@botpress/chat', '@aws-sdk/*', 'pg-native'];

/** Packages of the older kind ask for Node's own modules by `require`. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * Puts `src/main.ts` with the packages it loads into a few files, for the tests that start it some sixty times: that takes a second,
 * and each start then takes half as long.
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
    external: APART,
    banner: { js: REQUIRE },
    platform: 'node',
    format: 'esm',
    target: 'node20.10',
    plugins: [placeOfSources],
  });
  return path.join(outdir, 'service.mjs');
}

/** Each source finds its migrations, pages and other files from where it lies, not from where the bundle does. */
const placeOfSources: Plugin = {
  name: 'place-of-sources',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.(ts|[cm]?js)$/ }, async ({ path: file }) => {
      const folder = JSON.stringify(path.dirname(file));
      const contents = (await readFile(file, 'utf8'))
        .replaceAll('import.meta.dirname', folder)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      const asksWhere = /\b__(dir|file)name\b/.test(contents);
      return {
        loader: file.endsWith('.ts') ? 'ts' : 'js',
        contents: asksWhere ? `var __dirname = ${folder}, __filename = ${JSON.stringify(file)};${contents}` : contents,
      };
    }),
};
