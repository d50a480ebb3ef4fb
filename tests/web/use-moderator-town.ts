import { afterAll } from '@jest/globals';
import { buildPagesIfStale } from '../../src/web/build-pages.ts';
import { type TestBrowser, useBrowser } from '../browser.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fillTown, type ModeratorTown, openModeratorTown } from './moderator-town.ts';

interface Setup {
  /** The first moderator is an administrator. */
  administrator?: boolean;
  /** With all issues of `town-issues.ts`. */
  filled?: boolean;
}

export interface TestTown {
  browser: TestBrowser;
  db: TestDatabase;
  town: ModeratorTown;
}

/** A browser, and the moderator page on a town of its own, for one test file; call it at the top of the file. */
export async function useModeratorTown({ administrator, filled }: Setup = {}): Promise<TestTown> {
  const browser = useBrowser();
  const db = await testDatabase({ sample: true });
  await buildPagesIfStale();
  const town = await openModeratorTown(db, administrator);
  afterAll(async () => {
    await town.close();
    await db.close();
  });
  if (filled) await fillTown(town);
  return { browser, db, town };
}
