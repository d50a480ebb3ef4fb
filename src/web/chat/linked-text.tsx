import { findLinks } from './find-links.ts';

/** A text with its phone numbers and addresses to be tapped. */
export function LinkedText({ text }: { text: string }) {
  return findLinks(text).map(({ text: piece, href }, index) => {
    if (!href) return piece;
    const elsewhere = href.startsWith('http') ? { target: '_blank', rel: 'noreferrer noopener' } : {};
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order
      <a key={index} href={href} {...elsewhere}>
        {piece}
      </a>
    );
  });
}
