import { useTranslation } from 'react-i18next';
import type { vi } from '../words.vi.ts';

type FlowName = keyof typeof vi.flowNames;

/** What a flow is called by people; one that this page does not know yet keeps its id. */
export function useFlowName(): (flow: string) => string {
  const { t, i18n } = useTranslation();
  return (flow) => (i18n.exists(`flowNames.${flow}`) ? t(`flowNames.${flow as FlowName}`) : flow);
}
