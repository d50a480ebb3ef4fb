import { Button, Checkbox, Select } from '@mantine/core';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DutyItem } from '../../../../duties/duty-schema.ts';
import { catalogueQuery, useDutyChoices } from '../../api/duties.ts';
import { useApi } from '../../api/use-api.ts';
import { Empty } from '../../shell/empty.tsx';
import { PagedList } from '../../shell/paged-list.tsx';
import split from '../../shell/split.module.css';
import { useNow } from '../../shell/use-now.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { useShown } from '../../shell/use-shown.ts';
import { townDay } from '../../shell/when.ts';
import { dayText } from '../days.ts';
import { type CataloguePageSearch, LADDERS, withoutGaps } from '../duty-search.ts';
import { useLadderName } from '../use-ladder-name.ts';
import styles from './catalogue.module.css';
import { DutyForm } from './duty-form.tsx';
import { DutyPane } from './duty-pane.tsx';

const route = getRouteApi('/duties/catalogue');

/** A code that no duty has: the form for a new one. */
const NEW = 'new';

/** What posts owe: the list, and one of them beside it. */
export function CatalogueScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const choices = useDutyChoices();
  usePageTitle(t('duties.page.catalogue'));
  const go = (change: CataloguePageSearch) =>
    void navigate({ to: '/duties/catalogue', search: withoutGaps({ ...search, ...change }) });
  const close = () => go({ duty: undefined, edit: undefined });

  return (
    <div className={styles.screen} data-open={search.duty !== undefined || undefined}>
      <div className={styles.list}>
        <Filters search={search} onChange={go} />
        {choices?.mayEdit && (
          <div className={styles.add}>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => go({ duty: NEW })}
            >
              {t('duties.add')}
            </Button>
          </div>
        )}
        <DutyList search={search} />
      </div>
      <div className={split.sheet}>
        {search.duty === undefined ? (
          <Empty icon={<IconClipboardList size={40} stroke={1.5} />} title={t('duties.pick')}>
            {t('duties.pickText')}
          </Empty>
        ) : search.duty === NEW ? (
          choices?.mayEdit && (
            <DutyForm choices={choices} onClose={close} onSaved={({ code }) => go({ duty: code, edit: undefined })} />
          )
        ) : (
          <DutyPane key={search.duty} code={search.duty} search={search} />
        )}
      </div>
    </div>
  );
}

function Filters({
  search,
  onChange,
}: {
  search: CataloguePageSearch;
  onChange: (change: CataloguePageSearch) => void;
}) {
  const { t, i18n } = useTranslation();
  const choices = useDutyChoices();
  const ladderName = useLadderName();
  return (
    <search className={styles.filters}>
      <Select
        aria-label={t('duties.programme')}
        placeholder={t('duties.anyProgramme')}
        clearable
        value={search.programme ?? null}
        data={(choices?.programmes ?? []).map(({ code, labelVi, labelEn }) => ({
          value: code,
          label: `${code} ${i18n.language === 'en' ? labelEn : labelVi}`,
        }))}
        onChange={(programme) => onChange({ programme: programme ?? undefined })}
      />
      <Select
        aria-label={t('duties.ladder')}
        placeholder={t('duties.anyLadder')}
        clearable
        value={search.ladder ?? null}
        data={LADDERS.map((value) => ({ value, label: ladderName.full(value) }))}
        onChange={(ladder) => onChange({ ladder: LADDERS.find((one) => one === ladder) })}
      />
      <Checkbox
        label={t('duties.withEnded')}
        checked={search.ended === 'true'}
        onChange={(event) => onChange({ ended: event.currentTarget.checked ? 'true' : undefined })}
      />
    </search>
  );
}

function DutyList({ search }: { search: CataloguePageSearch }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(catalogueQuery(useApi(), search, townDay(useNow())));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedList
      list={list}
      count={items.length}
      empty={
        <Empty icon={<IconClipboardList size={40} stroke={1.5} />} title={t('duties.emptyCatalogue')}>
          <p>{t('duties.emptyCatalogueText')}</p>
        </Empty>
      }
    >
      <ul className={styles.items} aria-label={t('duties.page.catalogue')}>
        {items.map((item) => (
          <DutyRow key={item.code} item={item} search={search} />
        ))}
      </ul>
    </PagedList>
  );
}

function DutyRow({ item, search }: { item: DutyItem; search: CataloguePageSearch }) {
  const { t, i18n } = useTranslation();
  const ladderName = useLadderName();
  const english = i18n.language === 'en';
  const today = townDay(useNow());
  const { code, titleVi, titleEn, whenVi, whenEn, ladder, validTo } = item;
  const isOpen = search.duty === code;
  const row = useShown<HTMLAnchorElement>(isOpen);
  return (
    <li>
      <Link
        ref={row}
        to="/duties/catalogue"
        search={{ ...search, duty: code, edit: undefined }}
        className={styles.row}
        data-open={isOpen || undefined}
        data-duty={code}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        <span className={styles.code}>{code}</span>
        <strong>{english ? titleEn : titleVi}</strong>
        <span className={styles.when}>{english ? whenEn : whenVi}</span>
        <span className={styles.ladder}>{ladderName.short(ladder)}</span>
        {validTo !== null && (
          <span className={styles.ended}>
            {t(validTo < today ? 'duties.ended' : 'duties.ends', { day: dayText(validTo) })}
          </span>
        )}
      </Link>
    </li>
  );
}
