import { ActionIcon, Button, NumberInput, Select, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DutyChoices, DutyContent } from '../../../../duties/catalogue-schema.ts';
import styles from './catalogue.module.css';

type Evidence = DutyContent['evidence'][number];

interface Props {
  evidence: Evidence[];
  forms: DutyChoices['forms'];
  onChange: (evidence: Evidence[]) => void;
}

const KINDS = ['document', 'photo', 'form', 'tick'] as const;
const MOST = 8;

/** What has to be shown before a duty is done. */
export function EvidenceFields({ evidence, forms, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const set = (at: number, change: Partial<Evidence>) =>
    onChange(evidence.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <div className={styles.evidence}>
      {evidence.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no name of their own, and are only added and taken away.
        <div key={at} className={styles.evidenceRow}>
          <Select
            label={t('duties.form.evidenceKind')}
            allowDeselect={false}
            value={one.kind}
            data={KINDS.map((value) => ({ value, label: t(`duties.evidenceName.${value}`) }))}
            onChange={(value) => set(at, blankOf(KINDS.find((kind) => kind === value) ?? one.kind))}
          />
          {one.kind === 'photo' && (
            <NumberInput
              label={t('duties.form.least')}
              min={1}
              max={20}
              allowDecimal={false}
              value={one.least ?? 1}
              onChange={(value) => set(at, { least: Number(value) })}
            />
          )}
          {one.kind === 'form' && (
            <Select
              label={t('duties.form.form')}
              value={one.form ?? null}
              data={forms.map(({ code, labelVi, labelEn }) => ({
                value: code,
                label: `${code} ${i18n.language === 'en' ? labelEn : labelVi}`,
              }))}
              onChange={(form) => set(at, { form: form ?? undefined })}
            />
          )}
          <TextInput
            label={t('duties.form.labelVi')}
            value={one.labelVi}
            onChange={(event) => set(at, { labelVi: event.currentTarget.value })}
          />
          <TextInput
            label={t('duties.form.labelEn')}
            value={one.labelEn}
            onChange={(event) => set(at, { labelEn: event.currentTarget.value })}
          />
          <Tooltip label={t('duties.form.removeEvidence')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('duties.form.removeEvidence')}
              onClick={() => onChange(evidence.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
      {evidence.length < MOST && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...evidence, { kind: 'tick', labelVi: '', labelEn: '' }])}
        >
          {t('duties.form.addEvidence')}
        </Button>
      )}
    </div>
  );
}

/** What another kind of evidence does not ask for goes. */
function blankOf(kind: Evidence['kind']): Partial<Evidence> {
  return { kind, least: kind === 'photo' ? 1 : undefined, form: undefined };
}
