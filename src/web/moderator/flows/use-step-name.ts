import { useTranslation } from 'react-i18next';
import type { FlowItem } from '../../../conversations/step-counts/flow-schema.ts';
import { shortly } from './give-up.ts';

const SHORT = 48;

type Steps = Pick<FlowItem, 'steps'>;

interface StepName {
  /** The beginning of what it says; null where that depends on the person. */
  said: (flow: Steps, step: string) => string | null;
  /** That, or its place in the talk. */
  full: (flow: Steps, step: string) => string;
  /** Within a sentence. */
  short: (flow: Steps, step: string) => string;
}

/** How a step is called: by what it says, else by its place in the talk; what it is called in the code nobody here knows. */
export function useStepName(): StepName {
  const { t, i18n } = useTranslation();
  const at = ({ steps }: Steps, step: string, most?: number) => {
    const index = steps.findIndex((one) => one.step === step);
    const says = steps[index]?.says[i18n.language === 'en' ? 'en' : 'vi'] ?? null;
    return { says: shortly(says, most), nr: index + 1 };
  };
  return {
    said: (flow, step) => at(flow, step).says,
    full: (flow, step) => {
      const { says, nr } = at(flow, step);
      return says ?? t('talks.place', { nr });
    },
    short: (flow, step) => {
      const { says, nr } = at(flow, step, SHORT);
      return says ? `“${says}”` : t('talks.place', { nr });
    },
  };
}
