import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Simulated } from '../../../conversations/simulator/simulator-schema.ts';
import { flowsQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { useStepName } from '../flows/use-step-name.ts';
import { useFlowName } from '../words/use-flow-name.ts';
import type { vi } from '../words.vi.ts';
import styles from './simulator-screen.module.css';

type Intent = keyof typeof vi.simulator.intents;
type Flag = keyof typeof vi.simulator.flag;

/** The steps are the same in every period. */
const DAYS = 30;

/** Where the talk stands, how the last words were understood, and what the service would have done. */
export function Behind({ last }: { last: Simulated | null }) {
  const { t, i18n } = useTranslation();
  const flowName = useFlowName();
  const english = i18n.language === 'en';
  const stepName = useStepName();
  const flows = useQuery(flowsQuery(useApi(), DAYS)).data?.flows ?? [];
  const placeOf = ({ flow, step }: { flow: string; step: string }) => {
    const known = flows.find(({ id }) => id === flow);
    return known ? `${flowName(flow)} › ${stepName.short(known, step)}` : flowName(flow);
  };
  return (
    <aside className={styles.behind} aria-label={t('simulator.beside')}>
      <h2>{t('simulator.beside')}</h2>
      <h3>{t('simulator.step')}</h3>
      <p data-step>{last?.waits ? placeOf(last.waits) : t('simulator.nothingWaits')}</p>
      {last && last.trail.length > 0 && (
        <>
          <h3>{t('simulator.passed')}</h3>
          <ol>
            {last.trail.map((one, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be passed twice.
              <li key={nth}>{placeOf(one)}</li>
            ))}
          </ol>
        </>
      )}
      {last?.understood && <Understood understood={last.understood} />}
      <h3>{t('simulator.will')}</h3>
      {last && last.effects.length > 0 ? (
        <ul data-effects>
          {last.effects.map((one, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same effect may come twice.
            <li key={nth}>{t('simulator.willLine', { what: english ? one.en : one.vi })}</li>
          ))}
        </ul>
      ) : (
        <p>{t('simulator.willNothing')}</p>
      )}
    </aside>
  );
}

function Understood({ understood }: { understood: NonNullable<Simulated['understood']> }) {
  const { t, i18n } = useTranslation();
  const { intent, category, alternatives, area, areaCandidates, place, when, flags } = understood;
  const none = t('simulator.notUnderstood');
  const named = ({ code, label }: { code: string; label: string }) => `${code} ${label}`;
  const kinds = [
    ...(category ? [category.sure ? named(category) : `${named(category)} (${t('simulator.unsure')})`] : []),
    ...alternatives.map((one) => `${t('simulator.or')} ${named(one)}`),
  ];
  const rows: [string, string][] = [
    [
      t('simulator.intent'),
      i18n.exists(`simulator.intents.${intent}`) ? t(`simulator.intents.${intent as Intent}`) : intent,
    ],
    [t('simulator.category'), kinds.join(', ') || none],
    [t('simulator.area'), area ?? (areaCandidates.join(` ${t('simulator.or')} `) || none)],
    ...(place ? [[t('simulator.where'), place] as [string, string]] : []),
    ...(when ? [[t('simulator.when'), when] as [string, string]] : []),
    ...(flags.length > 0
      ? [
          [t('simulator.flags'), flags.map((flag) => t(`simulator.flag.${flag as Flag}`)).join(', ')] as [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <>
      <h3>{t('simulator.understood')}</h3>
      <dl data-understood>
        {rows.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
