import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DutyScope, useDutyChoices } from '../api/duties.ts';
import { useAreaChoices, useUnitChoices } from '../api/reference.ts';
import { FindSelect } from '../shell/find-select.tsx';
import styles from './scope-selects.module.css';

interface Props {
  scope: DutyScope;
  onChange: (change: DutyScope) => void;
}

/** Area, unit and programme: the same on every page on duties. */
export function ScopeSelects({ scope, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const choices = useDutyChoices();
  const english = i18n.language === 'en';
  const programmes = (choices?.programmes ?? []).map(({ code, labelVi, labelEn }) => ({
    value: code,
    label: `${code} ${english ? labelEn : labelVi}`,
  }));
  const isOn = [scope.area, scope.unit, scope.programme].some((one) => one !== undefined);
  return (
    <search className={styles.selects}>
      <FindSelect
        aria-label={t('list.area')}
        placeholder={t('list.anyArea')}
        clearable
        value={scope.area ?? null}
        data={useAreaChoices()}
        onChange={(area) => onChange({ area: area ?? undefined })}
      />
      <FindSelect
        aria-label={t('list.unit')}
        placeholder={t('list.anyUnit')}
        clearable
        value={scope.unit ?? null}
        data={useUnitChoices()}
        onChange={(unit) => onChange({ unit: unit ?? undefined })}
      />
      <FindSelect
        aria-label={t('duties.programme')}
        placeholder={t('duties.anyProgramme')}
        clearable
        value={scope.programme ?? null}
        data={programmes}
        onChange={(programme) => onChange({ programme: programme ?? undefined })}
      />
      {isOn && (
        <Button
          variant="subtle"
          size="sm"
          onClick={() => onChange({ area: undefined, unit: undefined, programme: undefined })}
        >
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
