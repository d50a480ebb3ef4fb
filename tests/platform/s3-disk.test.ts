import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

test('without Amazon’s client, which is not among our packages, it is said what to install', () => {
  // In a Node of its own: Jest finds packages, and misses them, in its own way.
  const program = `
    const { openS3Disk } = await import(${JSON.stringify(path.resolve('src/platform/s3-disk.ts'))});
    await openS3Disk({ bucket: 'photos', region: 'us-east-1', accessKeyId: 'id', secretAccessKey: { reveal: () => 'x' } });`;
  const done = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect(done.stderr).toContain('S3_BUCKET needs two packages more: npm install --no-save @aws-sdk/client-s3@3');
  expect(done.status).toBe(1);
}, 20_000);
