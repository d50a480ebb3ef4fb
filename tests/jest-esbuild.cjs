// Jest transformer: TypeScript to ESM by esbuild. Types are checked by tsc, not here.
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');

module.exports = {
  process(source, file, options) {
    const result = transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: options.supportsStaticESM ? 'esm' : 'cjs',
      target: 'node20.10',
      sourcemap: 'external',
      sourcefile: file,
      jsx: 'automatic',
    });
    return { code: result.code, map: result.map };
  },
  getCacheKey: (source, file, options) =>
    createHash('sha1').update(`2${file}${options.supportsStaticESM}${options.instrument}${source}`).digest('hex'),
};
