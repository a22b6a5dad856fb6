import { escapeHtml } from '@haojiao/kernel';
import { textMapOf } from './domain/text-map';
import type { ImportPicture } from './persistence/import.entity';

const picture = /<img data-asset-id="([0-9a-f-]{36})"[^>]*>/g;

/** By the id of a picture: UTF-16 units of text that stand before it. */
export function placesOfPictures(html: string): Map<string, number> {
  const { starts } = textMapOf(html);
  const places = new Map<string, number>();
  let unit = 0;
  for (const { 1: id, index } of html.matchAll(picture)) {
    while (unit < starts.length && starts[unit]! < index) unit += 1;
    places.set(id!, unit);
  }
  return places;
}

/** Pictures that became assets stand under the asset's id; the others have no place in a body yet. */
export function withAssets(
  html: string,
  pictures: readonly Pick<ImportPicture, 'id' | 'assetId' | 'altText'>[],
): string {
  const byId = new Map(pictures.map((one) => [one.id, one]));
  return html
    .replace(picture, (_, id: string) => {
      const found = byId.get(id);
      if (!found?.assetId) return '';
      return `<img data-asset-id="${found.assetId}" alt="${escapeHtml(found.altText)}" />`;
    })
    .replace(/<p(?: [^>]*)?>\s*<\/p>\n?/g, '')
    .replace(/<figure>\s*<figcaption>([\s\S]*?)<\/figcaption>\s*<\/figure>/g, '<p>$1</p>')
    .replace(/<figure>\s*<\/figure>\n?/g, '')
    .trim();
}
