import { escapeHtml } from '@haojiao/kernel';

/** A piece of markup. Made by `html` alone, so that nothing gets into a page without being escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Markup with values in it; every value is text and is escaped, unless it is markup that was made the same way. */
export function html(strings: TemplateStringsArray, ...values: HtmlPart[]): Html {
  const text = strings.reduce((made, part, index) => made + render(values[index - 1]) + part);
  return new Html(text);
}

/** Markup from our own cleaner: the one other way in. */
export function cleanedHtml(cleaned: string): Html {
  return new Html(cleaned);
}

/** A data block. `<` never stands in it, so nothing in the data can end the element. */
export function jsonScript(type: 'application/ld+json', data: object): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Html(`<script type="${type}">${json}</script>`);
}

/** An address that may stand in `href` or `src`; anything but http, https and our own paths leads nowhere. */
export function linkTo(url: string): string {
  return /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : '#';
}

function render(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly HtmlPart[]).map(render).join('');
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return '';
}
