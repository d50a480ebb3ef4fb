import path from 'node:path';

const base = {
  rootDir: path.resolve(import.meta.dirname, '..'),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': '<rootDir>/tests/jest-esbuild.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/.data', '<rootDir>/dist'],
};

/** The suffix of a test says what it needs: nothing, a database, or the whole service (see tests/README.md). */
export default {
  // What the modules of a test file hold is not let go of: with gigabytes of it a worker spends most of its time looking through them.
  workerIdleMemoryLimit: '800MB',
  testSequencer: path.resolve(import.meta.dirname, 'longest-first.mjs'),
  projects: [
    {
      ...base,
      displayName: 'pure',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(db|e2e|page|long|shared)\\.test\\.ts$'],
    },
    ...['db', 'e2e', 'page', 'long', 'shared'].map((kind) => ({
      ...base,
      displayName: kind,
      testMatch: [`<rootDir>/tests/**/*.${kind}.test.ts`],
    })),
  ],
};
