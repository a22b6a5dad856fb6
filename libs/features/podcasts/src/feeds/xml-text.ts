import { cleanedMarkup, markup, xmlCharacters } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';

/** A text as it may stand between tags and in attributes; `]]>` is harmless because `>` is escaped too. */
export function xmlText(text: string): Markup {
  return markup`${xmlCharacters(text)}`;
}

/** An element with nothing but text; nothing at all where there is none. */
export function element(name: ElementName, text: string | number | null): Markup | null {
  if (text === null || text === '') return null;
  return cleanedMarkup(`<${name}>${xmlText(String(text)).text}</${name}>\n`);
}

/** An element with attributes and perhaps a text; attributes without a value are left out. */
export function elementWith(
  name: ElementName,
  attributes: Record<string, string | number | null>,
  text: string | null = null,
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ` ${key}="${xmlText(String(value)).text}"`)
    .join('');
  const end = text === null ? '/>' : `>${xmlText(text).text}</${name}>`;
  return cleanedMarkup(`<${name}${written}${end}\n`);
}

/** Names are ours and never come from outside. */
type ElementName = Lowercase<string> | `${Lowercase<string>}:${string}` | 'pubDate' | 'lastBuildDate';
