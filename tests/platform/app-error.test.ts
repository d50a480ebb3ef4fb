import { expect, test } from '@jest/globals';
import { AppError } from '../../src/platform/app-error.ts';

test('the code of a refusal gives its HTTP status', () => {
  const statuses = (['invalid', 'not_signed_in', 'forbidden', 'not_found', 'stale', 'not_allowed'] as const).map(
    (code) => new AppError(code, 'words').status,
  );
  expect(statuses).toEqual([400, 401, 403, 404, 409, 422]);
});

test('a refusal carries its words and detail', () => {
  const error = new AppError('stale', 'words', { version: 2 });
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message, error.detail]).toEqual(['AppError', 'words', { version: 2 }]);
});
