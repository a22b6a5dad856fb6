/** A sound or a film of the library within a cleaned body. */
export interface BodyMedia {
  assetId: string;
  kind: 'audio' | 'video';
  /** Cleaned HTML, empty where it has none. */
  captionHtml: string;
}

const opening = '<figure data-asset-id="([0-9a-f-]{36})" data-kind="(audio|video)">';
const caption = '<figcaption[^>]*>((?:(?!</?fig)[^])*)</figcaption>';
/** As the cleaner writes it: nothing stands in it but its caption. */
const block = new RegExp(`${opening}(?:${caption})?</figure>`, 'g');

/** Every sound and film that a cleaned body names, in order. */
export function mediaOfHtml(html: string): BodyMedia[] {
  return [...html.matchAll(block)].map(([, assetId, kind, captionHtml]) =>
    mediaOf(assetId, kind, captionHtml),
  );
}

/** The body with something else in the place of each sound and film. */
export function replaceMedia(html: string, replacement: (media: BodyMedia, whole: string) => string): string {
  return html.replace(block, (whole, assetId: string, kind: string, captionHtml?: string) =>
    replacement(mediaOf(assetId, kind, captionHtml), whole),
  );
}

/** The body with nothing left of its sounds and films but their captions. */
export function withoutMedia(html: string): string {
  return html
    .replace(new RegExp(`${opening}</figure>`, 'g'), '')
    .replace(new RegExp(opening, 'g'), '<figure>');
}

function mediaOf(assetId = '', kind = '', captionHtml = ''): BodyMedia {
  return { assetId, kind: kind === 'audio' ? 'audio' : 'video', captionHtml };
}

/**
 * Brings every sound and film of well-formed markup into its one form: first its caption, and whatever else stood in it
 * behind it. What it held of further ones is brought into form the next time.
 */
export function mediaAlone(html: string): string {
  let alone = '';
  let from = 0;
  for (const begin of html.matchAll(new RegExp(opening, 'g'))) {
    if (begin.index < from) continue;
    const inner = begin.index + begin[0].length;
    const end = endOfFigure(html, inner);
    alone += html.slice(from, begin.index) + inForm(begin[0], html.slice(inner, end.begins));
    from = end.ends;
  }
  return alone + html.slice(from);
}

function inForm(open: string, inner: string): string {
  const found = new RegExp(caption).exec(inner);
  const rest = found ? inner.replace(found[0], () => '') : inner;
  const words = found?.[1]?.trim() ? found[0] : '';
  return `${open}${words}</figure>${rest.trim()}`;
}

function endOfFigure(html: string, inner: number): { begins: number; ends: number } {
  const tags = /<(\/?)figure\b[^>]*>/g;
  tags.lastIndex = inner;
  let depth = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return { begins: tag.index, ends: tags.lastIndex };
  }
  return { begins: html.length, ends: html.length };
}
