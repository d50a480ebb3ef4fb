import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChannelUse, type LedgerTerms, ledgerTermsSchema } from '../../../messages/ledger-schema.ts';
import { channelUseKey, saveTerms } from '../api/channels.ts';
import type { Problem } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './channels-screen.module.css';

interface Props {
  use: ChannelUse;
  terms: LedgerTerms;
  onClose: () => void;
}

const NO_TEMPLATE = { id: '', codeBlank: '', dayBlank: '', byId: true, byPhone: false };

/** What may be paid, at which prices, and the template that reaches people outside the windows. */
export function TermsForm({ use, terms, onClose }: Props) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ ...terms, template: terms.template ?? NO_TEMPLATE });
  const [problem, setProblem] = useState<Problem>();
  const [saving, setSaving] = useState(false);
  const hasTemplate = draft.template.id.trim() !== '';
  const read = ledgerTermsSchema.safeParse({
    ...draft,
    template: hasTemplate ? { ...draft.template, id: draft.template.id.trim() } : null,
  });
  const price = (name: keyof LedgerTerms['prices']) => ({
    label: t(`channels.price.${name}`),
    suffix: ' đồng',
    thousandSeparator: '.',
    decimalSeparator: ',',
    allowNegative: false,
    allowDecimal: false,
    value: draft.prices[name],
    onChange: (value: number | string) => setDraft({ ...draft, prices: { ...draft.prices, [name]: Number(value) } }),
  });
  const limit = (name: 'messagesAMonth' | 'people') => ({
    label: t(`channels.limit.${name}`),
    description: t('channels.asDeclared'),
    thousandSeparator: '.',
    decimalSeparator: ',',
    allowNegative: false,
    allowDecimal: false,
    value: draft[name] ?? '',
    onChange: (value: number | string) => setDraft({ ...draft, [name]: value === '' ? null : Number(value) }),
  });
  const blank = (name: 'codeBlank' | 'dayBlank') => ({
    label: t(`channels.${name}`),
    value: draft.template[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setDraft({ ...draft, template: { ...draft.template, [name]: event.currentTarget.value } }),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!read.success) return;
    setSaving(true);
    const saved = await saveTerms(api, use.channel, { terms: read.data, version: use.version });
    setSaving(false);
    if (!saved.ok) return setProblem(saved.problem);
    await client.invalidateQueries({ queryKey: channelUseKey });
    onClose();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} aria-label={t('channels.edit')}>
      {problem && <ProblemNotice problem={problem} />}
      {use.windows && (
        <>
          <Checkbox
            label={t('channels.paidAllowed')}
            checked={draft.paidAllowed}
            onChange={(event) => setDraft({ ...draft, paidAllowed: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('channels.asksFreeLeft')}
            description={t('channels.asksFreeLeftHint', { free: use.windows.freeHours })}
            checked={draft.asksFreeLeft}
            onChange={(event) => setDraft({ ...draft, asksFreeLeft: event.currentTarget.checked })}
          />
          <div className={styles.fields}>
            <NumberInput
              label={t('channels.budget')}
              suffix=" đồng"
              thousandSeparator="."
              decimalSeparator=","
              allowNegative={false}
              allowDecimal={false}
              disabled={!draft.paidAllowed}
              value={draft.monthlyBudget}
              onChange={(value) => setDraft({ ...draft, monthlyBudget: Number(value) })}
            />
            <NumberInput {...price('paid')} />
            <NumberInput {...price('template')} />
            <NumberInput {...price('phoneTemplate')} />
          </div>
          <div className={styles.fields}>
            <TextInput
              label={t('channels.template')}
              description={t('channels.templateHint')}
              value={draft.template.id}
              onChange={(event) =>
                setDraft({ ...draft, template: { ...draft.template, id: event.currentTarget.value } })
              }
            />
            {hasTemplate && <TextInput {...blank('codeBlank')} />}
            {hasTemplate && <TextInput {...blank('dayBlank')} />}
          </div>
          {hasTemplate && (
            <div className={styles.fields}>
              {(['byId', 'byPhone'] as const).map((name) => (
                <Checkbox
                  key={name}
                  label={t(`channels.${name}`)}
                  checked={draft.template[name]}
                  onChange={(event) =>
                    setDraft({ ...draft, template: { ...draft.template, [name]: event.currentTarget.checked } })
                  }
                />
              ))}
            </div>
          )}
        </>
      )}
      <div className={styles.fields}>
        <NumberInput {...limit('messagesAMonth')} />
        <NumberInput {...limit('people')} />
      </div>
      {!read.success && <p className={styles.alarm}>{t('channels.wrong')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={saving} disabled={!read.success}>
          {t('channels.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
