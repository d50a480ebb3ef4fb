import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION } from '../api/organisation.ts';

const DOWNLOADS = [
  ['holders.xlsx', 'organisation.exportXlsx', IconDownload],
  ['holders.csv', 'organisation.exportCsv', IconDownload],
  ['holders-template.xlsx', 'organisation.template', IconFileSpreadsheet],
] as const;

/** The table of all holders, out and in again. */
export function FileMenu({ mayImport, onImport }: { mayImport: boolean; onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withArrow width={260}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('organisation.files')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayImport && (
          <Menu.Item leftSection={<IconUpload size={18} aria-hidden />} onClick={onImport}>
            {t('organisation.import')}
          </Menu.Item>
        )}
        {DOWNLOADS.map(([file, title, Icon]) => (
          <Menu.Item
            key={file}
            component="a"
            href={`${ORGANISATION}/${file}`}
            download
            leftSection={<Icon size={18} aria-hidden />}
          >
            {t(title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
