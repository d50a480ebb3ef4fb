import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { pageEntries, STAMP, sourcesDigest } from './page-sources.ts';

/**
 * What several screens of the moderator page share is one file: as some thirty, for each icon one, they took longer to ask for than to
 * read. React stays apart, for the chat has it, too, and must stay light.
 */
const GROUPS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
  {
    name: 'moderator-parts',
    test: /node_modules[\\/]@(mantine|tabler|tanstack|floating-ui)[\\/]|src[\\/]web[\\/]moderator[\\/]/,
    minShareCount: 2,
  },
];

/** All pages in one build, so that they share what is the same: `dist/web/<page>/index.html` and `dist/web/assets`. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [react(), compressed(), stamped()],
  resolve: { alias: [{ find: /^zod$/, replacement: path.resolve(import.meta.dirname, 'zod-in-page.ts') }] },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    target: ['chrome89', 'firefox89', 'safari15'],
    // Fonts and pictures as data would be refused by the security headers.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pageEntries(), output: { codeSplitting: { groups: GROUPS } } },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
});

/** A slow line gets what is already small; the server has no work with it. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // From the disk: what is written last (the list of what a chunk loads) must be in what is packed.
    writeBundle(options, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const file = path.join(options.dir!, fileName);
        const source = readFileSync(file);
        const brotli = brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
        writeFileSync(`${file}.br`, brotli);
        writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

/** Last: a build that broke off has no stamp. */
function stamped(): Plugin {
  const digest = sourcesDigest();
  return {
    name: 'stamped',
    apply: 'build',
    writeBundle(options) {
      writeFileSync(path.join(options.dir!, STAMP), digest);
    },
  };
}
