import { lexer, type Token, type Tokens } from 'marked';

/** Markdown as a messenger without any can show it: words, dashes before the items of lists, addresses in full. */
export function plainText(markdown: string): string {
  return blocks(lexer(markdown, { gfm: true, breaks: true }))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blocks(tokens: readonly Token[]): string {
  return tokens.map(block).filter(Boolean).join('\n');
}

function block(token: Token): string {
  switch (token.type) {
    case 'space':
      return '';
    case 'hr':
      return '';
    case 'code':
      return (token as Tokens.Code).text;
    case 'blockquote':
      return blocks((token as Tokens.Blockquote).tokens);
    case 'list':
      return items(token as Tokens.List);
    case 'table':
      return rows(token as Tokens.Table);
    case 'html':
      return withoutTags(token.raw);
    default:
      return 'tokens' in token && token.tokens ? inline(token.tokens) : unescaped(token.raw);
  }
}

function items({ items: all, ordered, start }: Tokens.List): string {
  return all
    .map(({ tokens }, index) => {
      const sign = ordered ? `${Number(start || 1) + index}.` : '–';
      return `${sign} ${blocks(tokens).replaceAll('\n', '\n  ')}`;
    })
    .join('\n');
}

function rows({ header, rows: body }: Tokens.Table): string {
  const line = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => inline(tokens)).join(' | ');
  return [header, ...body].map(line).join('\n');
}

function inline(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      switch (token.type) {
        case 'br':
          return '\n';
        case 'link':
        case 'image': {
          const { href, text, tokens: within } = token as Tokens.Link;
          const words = within ? inline(within) : text;
          const address = webAddress(href);
          if (!address || words === href || words === address) return address ?? words;
          return words ? `${words} (${address})` : address;
        }
        case 'html':
          return withoutTags(token.raw);
        case 'codespan':
        case 'escape':
          return (token as Tokens.Codespan).text;
        default:
          return 'tokens' in token && token.tokens ? inline(token.tokens) : unescaped((token as Tokens.Text).text);
      }
    })
    .join('');
}

/** Only addresses that a browser opens as a page: never `javascript:` and the like. */
export function webAddress(href: string): string | null {
  return /^https?:\/\/[^\s<>"]{3,500}$/i.test(href) ? href : null;
}

function withoutTags(html: string): string {
  return unescaped(html.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, ''));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name]!);
}
