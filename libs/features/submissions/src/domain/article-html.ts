import { escapeHtml } from '@haojiao/kernel';

/** A picture that came with a report beside its text. */
export interface AttachedPicture {
  id: string;
  altText: string;
  credit: string;
}

/** The report's body with its attached pictures as figures below it, in the order in which they were attached. */
export function articleHtmlOf(bodyHtml: string, pictures: AttachedPicture[]): string {
  return [bodyHtml, ...pictures.map(figureOf)].join('\n');
}

function figureOf({ id, altText, credit }: AttachedPicture): string {
  const caption = [altText, credit && `（${credit}）`].filter(Boolean).join('');
  const figcaption = caption && `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure><img data-asset-id="${id}" alt="${escapeHtml(altText)}" />${figcaption}</figure>`;
}
