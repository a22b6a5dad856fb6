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

/** The body with what the sender said about the pictures inside it, where the picture itself says nothing. */
export function withAltTexts(
  bodyHtml: string,
  captions: readonly { assetId: string; caption: string }[],
): string {
  const said = new Map(captions.map(({ assetId, caption }) => [assetId, caption]));
  return bodyHtml.replace(/<img data-asset-id="([0-9a-f-]{36})" alt="" \/>/g, (picture, id: string) =>
    picture.replace('alt=""', `alt="${escapeHtml(said.get(id) ?? '')}"`),
  );
}
