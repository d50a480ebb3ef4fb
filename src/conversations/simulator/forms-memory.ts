import type { FormAnswers } from '../../../flows/effects.ts';
import type { FactTypes, FormToFill, OpenForm } from '../../../flows/facts.ts';

/** A form that the person fills, as it stands. */
export type FormAtHand = Pick<FormToFill, 'code' | 'areaId' | 'period'> & OpenForm;

type Key = Pick<FormAnswers, 'code' | 'areaId' | 'period'>;

/** The forms of one conversation, in memory. */
export class FormsMemory {
  private readonly forms: FormAtHand[];

  constructor(forms: readonly FormAtHand[]) {
    this.forms = forms.map((form) => ({ ...form }));
  }

  list(): FormToFill[] {
    return this.forms.map(({ code, areaId, area, period, form, draft, filed }) => ({
      ...{ code, areaId, area, period, title: form.title },
      state: draft ? 'draft' : filed ? 'filed' : 'open',
    }));
  }

  open(key: Key): FactTypes['form']['value'] {
    return this.find(key) ?? null;
  }

  keepDraft({ values, ...key }: FormAnswers): undefined {
    const form = this.find(key);
    if (form) form.draft = values;
    return undefined;
  }

  file({ values, ...key }: FormAnswers): { version: number } {
    const form = this.find(key);
    const version = (form?.filed?.version ?? 0) + 1;
    if (form) Object.assign(form, { draft: null, filed: { version, values } });
    return { version };
  }

  /** The first form of this code that is at hand. */
  keyOf(code: string): Key | null {
    const found = this.forms.find((form) => form.code === code);
    return found ? { code, areaId: found.areaId, period: found.period } : null;
  }

  private find({ code, areaId, period }: Key): FormAtHand | undefined {
    return this.forms.find((one) => one.code === code && one.areaId === areaId && one.period === period);
  }
}
