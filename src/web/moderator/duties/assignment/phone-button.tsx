import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentPhoneQuery } from '../../api/duties.ts';
import { useApi } from '../../api/use-api.ts';

/** The number of who answers for an assignment. It is fetched when somebody asks for it, and that is noted. */
export function PhoneButton({ number }: { number: number }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { data, isFetching } = useQuery(assignmentPhoneQuery(useApi(), number, asked));
  if (data?.phone)
    return (
      <a href={`tel:${data.phone}`} data-phone>
        {data.phone.replace(/(\d{4})(\d{3})(\d+)/, '$1 $2 $3')}
      </a>
    );
  if (data) return <span>{t('assignment.noPhone')}</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      style={{ alignSelf: 'flex-start' }}
      loading={isFetching}
      leftSection={<IconPhone size={14} aria-hidden />}
      onClick={() => setAsked(true)}
    >
      {t('assignment.showPhone')}
    </Button>
  );
}
