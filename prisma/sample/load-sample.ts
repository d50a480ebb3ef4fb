import { anyAreas, saveAreaChanges, saveAreas } from '../../src/areas/area-store.ts';
import { saveCampaign } from '../../src/campaign/category-store.ts';
import { saveUnits } from '../../src/organisation/unit-store.ts';
import type { Database } from '../../src/platform/database.ts';
import { sampleAreaChanges, sampleAreas } from './areas.ts';
import { sampleCampaign } from './campaign.ts';
import { samplePosts, sampleUnits } from './organisation.ts';

/**
 * Loads the sample town, if there are no areas at all: never into a database that somebody works with.
 * @returns whether it loaded.
 */
export async function loadSample(database: Database): Promise<boolean> {
  return database.$transaction(async (tx) => {
    if (await anyAreas(tx)) return false;
    await saveAreas(tx, sampleAreas);
    await saveAreaChanges(tx, sampleAreaChanges);
    await saveCampaign(tx, sampleCampaign);
    await saveUnits(tx, { units: sampleUnits, posts: samplePosts });
    return true;
  });
}
