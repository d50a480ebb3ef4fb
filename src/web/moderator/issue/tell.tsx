import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Who is offered a way back needs the time to think; in milliseconds. */
const WITH_ACTION_MS = 15_000;

interface Telling {
  message: string;
  /** The way back, or on, where there is one. */
  action?: { label: string; run: () => void };
  /** Until it is closed. */
  stays?: boolean;
}

/** Says something at the edge of the page, for some seconds: that a change is made, and how to take it back. */
export function tell({ message, action, stays }: Telling): void {
  const id = notifications.show({
    color: 'jade',
    closeButtonProps: { 'aria-label': i18next.t('page.close') },
    autoClose: stays ? false : action ? WITH_ACTION_MS : undefined,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 }}>
        <span>{message}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="light"
            style={{ flex: 'none' }}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </span>
    ),
  });
}
