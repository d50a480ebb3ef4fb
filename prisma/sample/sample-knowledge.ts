import { gazetteerOf } from '../../src/language/gazetteer.ts';
import type { Knowledge, KnownCategory } from '../../src/language/knowledge.ts';
import { lexiconOf } from '../../src/language/lexicon.ts';
import { sampleAreaChanges, sampleAreas } from './areas.ts';
import { sampleCampaign } from './campaign.ts';

/** The knowledge of the sample town without a database: for `talk`, `understand` and tests. */
export function sampleKnowledge(): Knowledge {
  const rows = sampleAreas.map((area) => ({
    ...area,
    changes: sampleAreaChanges.filter((change) => change.fromId === area.id),
  }));
  const tileOf = new Map(sampleCampaign.groups.map((group) => [group.code, group.tile]));
  const categories = sampleCampaign.categories.map(
    ({ code, groupCode, labelVi, labelEn, tier, visibility, lexicon, stopper, questions }): KnownCategory => ({
      code,
      group: groupCode,
      tile: tileOf.get(groupCode)!,
      labelVi,
      labelEn,
      tier,
      visibility,
      phrases: lexicon,
      stopper,
      questions,
    }),
  );
  categories.sort((one, other) => one.tile - other.tile || (one.code < other.code ? -1 : 1));
  const tiles = sampleCampaign.tiles.map((tile) => ({
    ...tile,
    groups: sampleCampaign.groups
      .filter((group) => group.tile === tile.number)
      .map((group) => group.code)
      .sort(),
  }));
  return { areas: gazetteerOf(rows), categories: lexiconOf(categories, tiles) };
}
