import { Accordion, ActionIcon, Button, Checkbox, NumberInput, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import { BothFields } from './both-fields.tsx';
import { emptyOption, type FieldDraft, type FieldKind } from './form-draft.ts';
import styles from './forms.module.css';
import { useWrong } from './wrong.ts';

const FIELD_KINDS = ['count', 'money', 'yes_no', 'one_of', 'day', 'hour', 'words'] as const satisfies FieldKind[];

interface FieldCardProps {
  field: FieldDraft;
  nth: number;
  isLast: boolean;
  isBad: boolean;
  onChange: (field: FieldDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One item of a form: its line, and opened all there is to say of it. */
export function FieldCard({ field, nth, isLast, isBad, onChange, onMove, onRemove }: FieldCardProps) {
  const { t } = useTranslation();
  const name = field.label.vi || t('forms.newField');
  const set = (change: Partial<FieldDraft>) => onChange({ ...field, ...change });
  return (
    <Accordion.Item value={field.id}>
      <Accordion.Control>
        <span className={styles.fieldLine} data-bad={isBad || undefined}>
          <strong>
            {nth + 1}. {name}
          </strong>
          <span className={styles.kindOf}>
            {t(`forms.kinds.${field.kind}`)}
            {field.optional && `, ${t('forms.optionalShort')}`}
          </span>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        <div className={shape.fields}>
          <Select
            label={t('forms.kind')}
            allowDeselect={false}
            data={FIELD_KINDS.map((value) => ({ value, label: t(`forms.kinds.${value}`) }))}
            value={field.kind}
            onChange={(kind) => set({ kind: kind as FieldKind })}
          />
          <BothFields
            label={t('forms.fieldLabel')}
            value={field.label}
            at={`fields.${nth}.label`}
            onChange={(label) => set({ label })}
          />
          <BothFields
            label={t('forms.question')}
            value={field.question}
            at={`fields.${nth}.question`}
            onChange={(question) => set({ question })}
          />
          <BothFields
            label={t('forms.help')}
            value={field.help}
            at={`fields.${nth}.help`}
            onChange={(help) => set({ help })}
          />
          <KindFields field={field} nth={nth} set={set} />
          <Checkbox
            label={t('forms.optional')}
            checked={field.optional}
            onChange={(event) => set({ optional: event.currentTarget.checked })}
          />
          <div className={styles.tools}>
            <Tooltip label={t('forms.up')}>
              <ActionIcon
                variant="default"
                disabled={nth === 0}
                aria-label={t('forms.upOf', { name })}
                onClick={() => onMove(-1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('forms.down')}>
              <ActionIcon
                variant="default"
                disabled={isLast}
                aria-label={t('forms.downOf', { name })}
                onClick={() => onMove(1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
            </Tooltip>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconTrash size={14} aria-hidden />}
              disabled={nth === 0 && isLast}
              onClick={onRemove}
            >
              {t('forms.removeField')}
            </Button>
          </div>
        </div>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

interface KindFieldsProps {
  field: FieldDraft;
  nth: number;
  set: (change: Partial<FieldDraft>) => void;
}

/** What only this kind of item has. */
function KindFields({ field, nth, set }: KindFieldsProps) {
  const { t } = useTranslation();
  const wrong = useWrong();
  switch (field.kind) {
    case 'count':
    case 'money':
      return (
        <>
          {field.kind === 'count' && (
            <BothFields
              label={t('forms.unit')}
              value={field.unit}
              at={`fields.${nth}.unit`}
              onChange={(unit) => set({ unit })}
            />
          )}
          <div className={shape.row}>
            <Limit label={t('forms.least')} value={field.least} onChange={(least) => set({ least })} />
            <Limit label={t('forms.most')} value={field.most} onChange={(most) => set({ most })} />
          </div>
          <TextInput
            label={t('forms.words')}
            description={t('forms.wordsLead')}
            value={field.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
          />
        </>
      );
    case 'one_of':
      return (
        <OptionFields options={field.options} at={`fields.${nth}.options`} onChange={(options) => set({ options })} />
      );
    case 'words':
      return (
        <NumberInput
          label={t('forms.longest')}
          min={10}
          max={1_000}
          allowDecimal={false}
          value={field.longest}
          error={wrong(`fields.${nth}.longest`)}
          onChange={(longest) => set({ longest: Number(longest) })}
        />
      );
    default:
      return null;
  }
}

interface LimitProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

function Limit({ label, value, onChange }: LimitProps) {
  return (
    <NumberInput
      label={label}
      min={0}
      allowDecimal={false}
      thousandSeparator="."
      decimalSeparator=","
      value={value ?? ''}
      onChange={(typed) => onChange(typed === '' ? null : Number(typed))}
    />
  );
}

const MOST_OPTIONS = 8;

interface OptionFieldsProps {
  options: FieldDraft['options'];
  at: string;
  onChange: (options: FieldDraft['options']) => void;
}

/** The buttons of a choice, in the order in which they are offered. */
function OptionFields({ options, at, onChange }: OptionFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={shape.fields}>
      {options.map((option, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
        <div key={nth} className={styles.option}>
          <BothFields
            label={t('forms.option', { nth: nth + 1 })}
            value={option.label}
            at={`${at}.${nth}.label`}
            onChange={(label) => onChange(options.with(nth, { ...option, label }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={options.length <= 2}
            aria-label={t('forms.removeOption', { nth: nth + 1 })}
            onClick={() => onChange(options.toSpliced(nth, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      {options.length < MOST_OPTIONS && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...options, emptyOption()])}
        >
          {t('forms.addOption')}
        </Button>
      )}
    </div>
  );
}
