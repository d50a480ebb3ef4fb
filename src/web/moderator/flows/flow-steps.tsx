import { useTranslation } from 'react-i18next';
import type { FlowItem, FlowStep } from '../../../conversations/step-counts/flow-schema.ts';
import { useFlowName } from '../words/use-flow-name.ts';
import styles from './flows-screen.module.css';
import { lostAt, silentAt } from './give-up.ts';
import { useStepName } from './use-step-name.ts';

/** The steps of one talk in the order in which people come to them; a bar shows how many of them go on. */
export function FlowSteps({ flow }: { flow: FlowItem }) {
  const { t } = useTranslation();
  const name = useFlowName();
  const most = Math.max(1, ...flow.steps.map(({ entered }) => entered));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard.
    <section className={styles.pane} aria-label={name(flow.id)} tabIndex={0}>
      <h2>{name(flow.id)}</h2>
      {flow.steps.every(({ entered }) => entered === 0) && <p className={styles.quiet}>{t('talks.none')}</p>}
      <ol className={styles.steps}>
        {flow.steps.map((step, index) => (
          <Step key={step.step} flow={flow} step={step} nr={index + 1} most={most} />
        ))}
      </ol>
      <p className={styles.quiet}>{t('talks.explain')}</p>
    </section>
  );
}

function Step({ flow, step, nr, most }: { flow: FlowItem; step: FlowStep; nr: number; most: number }) {
  const { t } = useTranslation();
  const name = useFlowName();
  const stepName = useStepName();
  const { entered, answered, abandoned, kind, waits, leads } = step;
  const lost = lostAt(step);
  const placeOf = (lead: string) => {
    if (lead === 'end') return t('talks.end');
    return lead.startsWith('flow:') ? name(lead.slice(5)) : stepName.short(flow, lead);
  };
  const remark = kind === 'gone' || kind === 'start' || kind === 'door' ? t(`talks.${kind}`) : null;
  return (
    <li className={styles.step} data-step={step.step} data-idle={entered === 0 || undefined}>
      <div className={styles.what}>
        <strong>
          {nr}. {stepName.said(flow, step.step) ?? t('talks.unsaid')}
        </strong>
        {remark && <span className={styles.mark}>{remark}</span>}
        {!waits && <span className={styles.mark}>{t('talks.tells')}</span>}
        {waits && lost >= LOST_MANY && abandoned + silentAt(step) >= LOST_AT_LEAST && (
          <span className={styles.lost}>{t('talks.gaveUp', { percent: lost })}</span>
        )}
      </div>
      <div className={styles.bar} aria-hidden>
        <span className={styles.went} style={{ width: `${(Math.min(answered, entered) / most) * 100}%` }} />
        <span className={styles.gave} style={{ width: `${(Math.min(abandoned, entered) / most) * 100}%` }} />
        <span className={styles.silent} style={{ width: `${(silentAt(step) / most) * 100}%` }} />
      </div>
      <dl className={styles.counts}>
        <Count what={t('talks.entered')} count={entered} />
        <Count what={t('talks.answered')} count={answered} />
        {waits && <Count what={t('talks.abandoned')} count={abandoned} />}
        {waits && <Count what={t('talks.silent')} count={silentAt(step)} />}
      </dl>
      {leads.length > 0 && <p className={styles.leads}>{t('talks.leads', { leads: leads.map(placeOf).join(', ') })}</p>}
    </li>
  );
}

function Count({ what, count }: { what: string; count: number }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{count}</dd>
    </div>
  );
}

/** Worth a mark: so many of a hundred, and not only one or two people. */
const LOST_MANY = 25;
const LOST_AT_LEAST = 3;
