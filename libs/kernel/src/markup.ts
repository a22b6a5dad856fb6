import { escapeHtml } from './text';

/** A piece of HTML or XML. Made by `markup` alone, so that nothing gets into a page without being escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type MarkupPart = Markup | string | number | null | undefined | false | readonly MarkupPart[];

/** Markup with values in it; every value is text and is escaped, unless it is markup that was made the same way. */
export function markup(strings: TemplateStringsArray, ...values: MarkupPart[]): Markup {
  const text = strings.reduce((made, part, index) => made + render(values[index - 1]) + part);
  return new Markup(text);
}

/** Markup from our own cleaner: the one other way in. */
export function cleanedMarkup(cleaned: string): Markup {
  return new Markup(cleaned);
}

/** A data block. `<` never stands in it, so nothing in the data can end the element. */
export function jsonScript(type: 'application/ld+json', data: object): Markup {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Markup(`<script type="${type}">${json}</script>`);
}

/** An address that may stand in `href` or `src`; anything but http, https and our own paths leads nowhere. */
export function linkTo(url: string): string {
  return /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : '#';
}

function render(part: MarkupPart): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return (part as readonly MarkupPart[]).map(render).join('');
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return '';
}
