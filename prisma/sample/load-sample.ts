import { anyAreas, holdAreas, saveAreaChanges, saveAreas } from '../../src/areas/area-store.ts';
import type { AnswerContent } from '../../src/assistant/answer-schema.ts';
import { type AnswerWriting, writeAnswers } from '../../src/assistant/answer-store.ts';
import { saveCampaign } from '../../src/campaign/category-store.ts';
import { saveDuties } from '../../src/duties/duty-store.ts';
import { saveFestivals } from '../../src/festival/festival-store.ts';
import { writeForms } from '../../src/forms/form-store.ts';
import { addTemplates } from '../../src/issues/template-store.ts';
import { saveUnitChanges, saveUnits } from '../../src/organisation/unit-store.ts';
import type { Database } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { sampleAnswers } from './answers.ts';
import { sampleAreaChanges, sampleAreas } from './areas.ts';
import { sampleCampaign } from './campaign.ts';
import { sampleDuties } from './duties.ts';
import { sampleFestivalDuties } from './festival-duties.ts';
import { sampleFestivals } from './festivals.ts';
import { sampleForms } from './forms.ts';
import { samplePosts, sampleUnitChanges, sampleUnits } from './organisation.ts';
import { sampleTemplates } from './templates.ts';

/**
 * Loads the sample town, if there are no areas at all: never into a database that somebody works with.
 * @returns whether it loaded.
 */
export async function loadSample(database: Database): Promise<boolean> {
  return database.$transaction(async (tx) => {
    if (await anyAreas(tx)) return false;
    // Processes that start together load it once.
    await holdAreas(tx);
    if (await anyAreas(tx)) return false;
    await saveAreas(tx, sampleAreas);
    await saveAreaChanges(tx, sampleAreaChanges);
    await saveCampaign(tx, sampleCampaign);
    await saveUnits(tx, { units: sampleUnits, posts: samplePosts });
    await saveUnitChanges(tx, sampleUnitChanges);
    await writeAnswers(tx, sampleAnswers.map(sampleWriting), SAMPLE_TIME);
    await addTemplates(
      tx,
      sampleTemplates.map((template) => ({ ...template, sample: true })),
    );
    await saveFestivals(tx, sampleFestivals);
    await writeForms(
      tx,
      Object.entries(sampleForms).map(([code, content]) => ({
        ...{ code, content, retired: false, version: 1, staffId: null, sample: true },
      })),
      SAMPLE_TIME,
    );
    await saveDuties(tx, [...sampleDuties, ...sampleFestivalDuties], { sample: true, now: SAMPLE_TIME });
    return true;
  });
}

/** The day on which the samples were written. */
const SAMPLE_TIME = new Date('2026-11-23T00:00:00+07:00');

function sampleWriting(content: AnswerContent): AnswerWriting {
  return { id: newId(), content, retired: false, version: 1, kind: 'written', staffId: null, sample: true };
}
