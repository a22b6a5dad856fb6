import { rowNote } from './legacy-row';
import type { RowNote } from './legacy-row';

const picture = /<img\b[^<>]*>/gi;
const source = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;
/** What the product's bodies never carry, whoever wrote it. */
const lost =
  /<(script|style|iframe|object|embed|form|input|button|video|audio|svg|canvas|link|meta|font|marquee)\b/gi;

export interface LegacyBody {
  html: string;
  faults: RowNote[];
  warnings: RowNote[];
}

/**
 * A body with its pictures as ours: `assetOf` knows them by their names in the stock. What the cleaner will take away is
 * told, and a picture that is not there is a fault: nothing changes silently.
 */
export function legacyBody(html: string, assetOf: (name: string) => string | null): LegacyBody {
  const faults: RowNote[] = [];
  const withPictures = html.replace(picture, (whole) => {
    const found = source.exec(whole);
    const src = decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
    const assetId = assetOf(src);
    if (!assetId) {
      faults.push(
        rowNote(
          'body',
          'picture_missing',
          `正文图片不在文件清单中：${src.slice(0, 200)}`,
          `A picture of the text is not among the files: ${src.slice(0, 200)}`,
        ),
      );
      return whole;
    }
    const alt = /\balt\s*=\s*("[^"]*"|'[^']*')/i.exec(whole)?.[1] ?? '""';
    return `<img data-asset-id="${assetId}" alt=${alt}>`;
  });
  const taken = [...new Set([...html.matchAll(lost)].map(([, tag]) => tag!.toLowerCase()))];
  const warnings =
    taken.length === 0
      ? []
      : [
          rowNote(
            'body',
            'markup_removed',
            `以下内容不会保留：${taken.join('、')}。`,
            `This is not kept: ${taken.join(', ')}.`,
          ),
        ];
  return { html: withPictures, faults, warnings };
}

function decodeEntities(text: string): string {
  return text
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'");
}
