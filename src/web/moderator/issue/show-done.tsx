import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

interface Done {
  message: string;
  /** The way back, where there is one. */
  undo?: { label: string; run: () => void };
}

/** Says at the edge of the page that a change is made, and for some seconds offers the way back. */
export function showDone({ message, undo }: Done): void {
  const id = notifications.show({
    color: 'jade',
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 }}>
        <span>{message}</span>
        {undo && (
          <Button
            size="compact-sm"
            variant="light"
            style={{ flex: 'none' }}
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        )}
      </span>
    ),
  });
}
