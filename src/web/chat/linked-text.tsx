import type { ReactNode } from 'react';

/** Addresses, Vietnamese phone numbers (with blanks or dots), and free numbers such as 1900 6769. */
const LINK =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|((?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)|1[89]00(?:[ .-]?\d){4,6}(?!\d))/g;

/** A text with its phone numbers and addresses to be tapped. */
export function LinkedText({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const [found, url] = match;
    parts.push(text.slice(from, match.index));
    const href = url ?? `tel:${found.replace(/[^\d+]/g, '')}`;
    parts.push(
      <a key={match.index} href={href} {...(url ? { target: '_blank', rel: 'noreferrer noopener' } : {})}>
        {found}
      </a>,
    );
    from = match.index + found.length;
  }
  return [...parts, text.slice(from)];
}
