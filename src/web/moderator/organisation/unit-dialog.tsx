import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../../organisation/organisation-schema.ts';
import { organisationChoicesQuery } from '../api/organisation.ts';
import { useUnitAreaChoices } from '../api/reference.ts';
import { serverTime } from '../api/server-time.ts';
import { useApi } from '../api/use-api.ts';
import { DayField } from '../shell/day-field.tsx';
import { FindSelect } from '../shell/find-select.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { useChange } from './use-change.ts';

interface UnitDialogProps {
  /** Null: a new one. */
  unit: UnitView | null;
  onMade?: (id: string) => void;
  onClose: () => void;
}

/** The choice of a kind that no unit has yet. */
const NEW_KIND = '+';

/** What a unit is called, of which kind it is and where it works. */
export function UnitDialog({ unit, onMade, onClose }: UnitDialogProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [name, setName] = useState(unit?.name ?? '');
  const [chosen, setChosen] = useState<string | null>(unit?.kind ?? null);
  const [code, setCode] = useState('');
  const [areaId, setArea] = useState<string | null>(unit?.areaId ?? null);
  const [validFrom, setValidFrom] = useState<string | null>(() => townDay(serverTime()));
  /** What is typed here began on it. */
  const [version] = useState(unit?.version ?? 0);
  const [tried, setTried] = useState(false);
  const areas = useUnitAreaChoices();
  const kinds = useQuery(organisationChoicesQuery(useApi())).data?.unitKinds;
  const kind = chosen === NEW_KIND ? code.trim().toUpperCase() : chosen;
  const said = name.trim();
  const missing = (is: boolean, words: string) => (tried && is ? words : undefined);

  async function save() {
    setTried(true);
    if (said.length < 2 || !kind || areaId === null || validFrom === null) return;
    const content = { name: said, kind, areaId };
    if (unit) {
      const edit = { ...content, version };
      if (await run((changes) => changes.editUnit(unit.id, edit), { told: t('unitForm.saved') })) onClose();
      return;
    }
    const made = await run((changes) => changes.makeUnit({ ...content, validFrom }), { told: t('unitForm.made') });
    if (made) onMade?.(made.id);
  }

  return (
    <FormDialog
      title={unit ? t('unitForm.editTitle', { name: unit.name }) : t('organisation.add')}
      submit={unit ? t('unitForm.save') : t('organisation.add')}
      {...{ busy, problem, onClose }}
      onSubmit={() => void save()}
    >
      <TextInput
        data-autofocus
        required
        label={t('unitForm.name')}
        description={t(unit ? 'unitForm.former' : 'unitForm.nameHint')}
        maxLength={150}
        value={name}
        error={missing(said.length < 2, t('unitForm.nameMissing'))}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FindSelect
        required
        label={t('unitForm.kind')}
        description={t('unitForm.kindHint')}
        comboboxProps={{ width: 'target' }}
        disabled={kinds === undefined}
        data={[
          ...(kinds ?? []).map((one) => ({
            value: one.kind,
            label: one.name === null ? t('unitForm.kindNone', one) : `${one.name} · ${one.kind}`,
          })),
          { value: NEW_KIND, label: t('unitForm.kindNew') },
        ]}
        value={chosen}
        error={missing(chosen === null, t('unitForm.kindMissing'))}
        onChange={setChosen}
      />
      {chosen === NEW_KIND && (
        <TextInput
          required
          label={t('unitForm.kindCode')}
          description={t('unitForm.kindCodeHint')}
          maxLength={12}
          value={code}
          error={missing(!kind, t('unitForm.kindCodeMissing'))}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <FindSelect
        required
        label={t('unitForm.area')}
        description={t('unitForm.areaHint')}
        comboboxProps={{ width: 'target' }}
        disabled={areas.length === 0}
        data={areas}
        value={areaId}
        error={missing(areaId === null, t('unitForm.areaMissing'))}
        onChange={setArea}
      />
      {!unit && (
        <div className={styles.pair}>
          <DayField
            required
            label={t('unitForm.since')}
            maxDate={townDay(serverTime())}
            value={validFrom}
            error={missing(validFrom === null, t('post.sinceMissing'))}
            onChange={setValidFrom}
          />
        </div>
      )}
    </FormDialog>
  );
}
