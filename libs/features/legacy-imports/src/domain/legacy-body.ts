import { rowNote } from './legacy-row';
import type { RowNote } from './legacy-row';

const picture = /<img\b[^<>]*>/gi;
const source = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;
/** What the product's bodies never carry, whoever wrote it. */
const lost =
  /<(script|style|iframe|object|embed|form|input|button|video|audio|svg|canvas|link|meta|font|marquee)\b/gi;

/** What people call it. */
const lostWords: Record<string, readonly [zh: string, en: string]> = {
  script: ['网页脚本', 'scripts'],
  style: ['样式', 'styles'],
  iframe: ['嵌入的网页', 'embedded pages'],
  object: ['嵌入的对象', 'embedded objects'],
  embed: ['嵌入的对象', 'embedded objects'],
  form: ['表单', 'forms'],
  input: ['表单', 'forms'],
  button: ['表单', 'forms'],
  video: ['嵌入的视频', 'embedded films'],
  audio: ['嵌入的音频', 'embedded sounds'],
  svg: ['矢量图', 'drawings'],
  canvas: ['画布', 'canvases'],
  link: ['样式', 'styles'],
  meta: ['网页说明', 'notes of the page'],
  font: ['字体', 'fonts'],
  marquee: ['滚动文字', 'moving text'],
};

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
  const words = [...html.matchAll(lost)].flatMap(([, tag]) => [lostWords[tag!.toLowerCase()]!]);
  const taken = (language: 0 | 1) => [...new Set(words.map((each) => each[language]))];
  const warnings =
    words.length === 0
      ? []
      : [
          rowNote(
            'body',
            'markup_removed',
            `以下内容不会保留：${taken(0).join('、')}。`,
            `This is not kept: ${taken(1).join(', ')}.`,
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
