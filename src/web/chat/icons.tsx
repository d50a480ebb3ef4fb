import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      aria-hidden="true"
    >
      <g strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  );
}

export const CameraIcon = () => (
  <Icon>
    <path d="M4 8.5h3l1.6-2.5h6.8L17 8.5h3a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1z" />
    <circle cx="12" cy="13.3" r="3.4" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z" />
    <circle cx="12" cy="10" r="2.4" />
  </Icon>
);

export const MapIcon = () => (
  <Icon>
    <path d="m3 6.5 6-2.5 6 2.5 6-2.5v13.5l-6 2.5-6-2.5-6 2.5z" />
    <path d="M9 4v13.5M15 6.5V20" />
  </Icon>
);

export const SendIcon = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true">
    <path d="M3.4 20.3 21.5 12.6a.7.7 0 0 0 0-1.2L3.4 3.7a.6.6 0 0 0-.8.8L5 11.2l9 .8-9 .8-2.4 6.7a.6.6 0 0 0 .8.8z" />
  </svg>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);

export const PhoneIcon = () => (
  <Icon>
    <path d="M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 5.5a2 2 0 0 1 2-2z" />
  </Icon>
);

export type Delivery = 'sending' | 'received' | 'held';

/** Drawn small beside the time. */
export function DeliveryIcon({ delivery }: { delivery: Delivery }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="15"
      height="15"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      aria-hidden="true"
    >
      <g strokeLinecap="round" strokeLinejoin="round">
        {delivery === 'received' ? (
          <path d="M1.5 8.5l3 3L10 5M7.5 11l.5.5L14 5" />
        ) : (
          <>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 4.8V8l2.2 1.5" />
          </>
        )}
      </g>
    </svg>
  );
}

/** A speech bubble on the accent colour: the assistant has no face. */
export function Avatar() {
  return (
    <svg className="avatar" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="24" fill="var(--accent)" />
      <path
        d="M15 15.5h18a3 3 0 0 1 3 3v9.5a3 3 0 0 1-3 3h-9.5l-6 5v-5H15a3 3 0 0 1-3-3v-9.5a3 3 0 0 1 3-3z"
        fill="var(--on-accent)"
      />
      <path d="M17.5 21.5h13M17.5 25.5h8" stroke="var(--accent)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
