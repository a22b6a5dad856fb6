import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { inlineHash, phonePageHeaders, renderPhonePage } from '@haojiao/infrastructure/http';
import { handOffScript } from './page-script';
import { handOffStyle } from './page-style';

/** Nothing runs in the page but our own few lines, told by their hash; nothing is sent anywhere but to us. */
export const handOffHeaders = phonePageHeaders([
  `script-src ${inlineHash(handOffScript)}`,
  `style-src ${inlineHash(handOffStyle)}`,
  "img-src 'self'",
  "media-src 'self'",
]);

export function renderHandOffFrame(title: string, body: Markup): string {
  return renderPhonePage(title, handOffStyle, body, handOffScript);
}

/** In place of a hand-off: what is the matter, and what can be done. */
export function renderHandOffMessage(heading: string, text: string, link?: string): string {
  return renderHandOffFrame(
    heading,
    markup`<main class="message"><h1>${heading}</h1><p>${text}</p>${
      link && markup`<p><a href="${link}" rel="noreferrer">${link}</a></p>`
    }</main>`,
  );
}
