import { load } from 'cheerio';
import { newId } from '@haojiao/kernel';
import { warning } from '../domain/read-result';
import type { ImportWarning, ReadPicture, ReadResult, TrackedChange } from '../domain/read-result';
import { cleanLink } from '../domain/tracking-parameters';
import { convertDocx } from './convert-docx';
import type { HeadParagraph } from './convert-docx-thread';
import { readDocxArchive } from './docx-archive';
import { flattenHtml } from './flatten-html';
import { requireShallow } from './require-shallow';
import { needsChoice, trackedChangesIn, withoutTrackedChanges } from './tracked-changes';
import type { TrackedChangeChoice } from './tracked-changes';

export type DocxReading =
  | { choiceNeeded: true; changes: TrackedChange[] }
  | { choiceNeeded: false; changes: TrackedChange[]; result: ReadResult };

/**
 * A Word document. One that still tracks changes of words is not read before somebody chose how to take them.
 * @throws AppError `import_too_large`, `import_damaged`, `import_too_deep`, `media_type_unsupported`
 */
export async function readDocx(archive: Buffer, choice: TrackedChangeChoice | null): Promise<DocxReading> {
  const parts = await readDocxArchive(archive);
  const changes = trackedChangesIn(parts);
  if (needsChoice(changes) && choice === null) return { choiceNeeded: true, changes };
  const chosen = choice === 'reject' ? withoutTrackedChanges(parts) : parts;
  const converted = await convertDocx(chosen);
  const pictures: ReadPicture[] = converted.pictures.map(({ bytes, altText }) => ({
    id: newId(),
    url: null,
    altText: altText.slice(0, 500),
    bytes: Buffer.from(bytes),
    isQrCode: false,
  }));
  const result: ReadResult = {
    kind: 'docx',
    title: titleOf(converted.head),
    html: bodyOf(converted.html, pictures),
    pictures,
    warnings: [
      ...changeWarnings(changes, choice),
      ...partWarnings(parts),
      ...messageWarnings(converted.messages),
    ],
    encoding: null,
    sourceUrl: null,
  };
  return { choiceNeeded: false, changes, result };
}

/** The paragraph in a title's style, else the large centred lines at the beginning (方正小标宋), else nothing. */
export function titleOf(head: readonly HeadParagraph[]): string {
  const styled = head.find(({ styleName }) => /^(?:title|标题|heading 1|标题 1)$/i.test(styleName));
  if (styled) return styled.text;
  const isTitleLine = ({ text, alignment, font, size }: HeadParagraph) =>
    alignment === 'center' && text.length <= 60 && (/小标宋|标宋|宋体.?简/.test(font) || size >= 18);
  const first = head.slice(0, 6).findIndex(isTitleLine);
  if (first < 0) return '';
  const from = head[first]!;
  const lines = [from.text];
  for (const line of head.slice(first + 1, first + 3)) {
    if (!isTitleLine(line) || line.font !== from.font || line.size !== from.size) break;
    lines.push(line.text);
  }
  return lines.join('');
}

function bodyOf(html: string, pictures: readonly ReadPicture[]): string {
  requireShallow(html);
  const $ = load(html, null, false);
  $('a[id]:not([href])').each((_, anchor) => {
    $(anchor).replaceWith($(anchor).contents());
  });
  // Notes: the sign stays in the text, the note behind it.
  $('sup > a[href^="#footnote-"], sup > a[href^="#endnote-"]').each((_, link) => {
    $(link).replaceWith($(link).text());
  });
  $('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]').remove();
  $('li[id^="footnote-"], li[id^="endnote-"]')
    .parent('ol')
    .each((_, list) => {
      const notes = $(list).children('li').toArray();
      $(list).replaceWith(
        $('<section>').append(
          '<hr>',
          ...notes.map((note, at) => $('<p>').append(`[${at + 1}] `, $(note).text().trim())),
        ),
      );
    });
  $('p.aligned-center').attr('style', 'text-align:center');
  $('p.aligned-right').attr('style', 'text-align:right');
  captionPictures($);
  return flattenHtml($, $.root().contents().toArray(), {
    picture: ({ src = '' }) => {
      const picture = pictures[Number(/^https:\/\/picture\.invalid\/(\d+)$/.exec(src)?.[1] ?? NaN)];
      return picture ? `<img data-asset-id="${picture.id}" alt="">` : null;
    },
    link: (href) => (href.startsWith('#') ? null : (cleanLink(href, null)?.url ?? null)),
    isLeftOut: () => false,
  });
}

/** A paragraph of nothing but a picture and the caption below it belong together. */
function captionPictures($: ReturnType<typeof load>): void {
  $('p').each((_, element) => {
    const paragraph = $(element);
    if (paragraph.find('img').length !== 1 || paragraph.text().trim() !== '') return;
    const caption = paragraph.next('p');
    const words = caption.text().trim();
    const isCaption =
      caption.hasClass('caption') ||
      (caption.hasClass('aligned-center') &&
        words.length <= 60 &&
        /^(?:图\s*\d+|图为|图[:：]|[▲△↑])/.test(words));
    if (!isCaption || words === '') return;
    const figure = $('<figure>').append(paragraph.find('img'), $('<figcaption>').append(caption.contents()));
    paragraph.replaceWith(figure);
    caption.remove();
  });
}

function changeWarnings(
  changes: readonly TrackedChange[],
  choice: TrackedChangeChoice | null,
): ImportWarning[] {
  if (changes.length === 0) return [];
  const words = { inserted: '插入', deleted: '删除', moved: '移动', formatted: '格式' };
  const items = changes.map(({ kind, author, text }) => `${words[kind]}（${author || '未署名'}）：${text}`);
  const [zh, en] = !needsChoice(changes)
    ? [
        '文档中有未处理的格式修订，不影响文字。',
        'The document tracks changes of form; no word depends on them.',
      ]
    : choice === 'reject'
      ? ['文档中的修订已按您的选择全部拒绝。', 'Tracked changes were rejected, as you chose.']
      : ['文档中的修订已按您的选择全部接受。', 'Tracked changes were accepted, as you chose.'];
  return [warning('tracked_changes', zh, en, items)];
}

/** What the document holds beside its text. */
function partWarnings(parts: ReadonlyMap<string, Buffer>): ImportWarning[] {
  const xmlOf = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const comments = load(xmlOf('word/comments.xml'), { xml: true });
  const said = comments('w\\:comment')
    .toArray()
    .map((one) => `${comments(one).attr('w:author') ?? ''}：${comments(one).find('w\\:t').text()}`);
  const margins = [...parts.keys()]
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .map((name) => load(xmlOf(name), { xml: true })('w\\:t').text().trim())
    .filter((text) => /[\p{L}]/u.test(text));
  const relations = load(xmlOf('word/_rels/document.xml.rels'), { xml: true });
  const outside = relations('Relationship[TargetMode="External"]')
    .toArray()
    .filter((one) => !/\/hyperlink$/.test(relations(one).attr('Type') ?? ''))
    .map((one) => relations(one).attr('Target') ?? '');
  const document = xmlOf('word/document.xml');
  const formulas = document.match(/<m:oMath[\s>]/g)?.length ?? 0;
  const objects = document.match(/<(?:w:object|c:chart|dgm:relIds)[\s>]/g)?.length ?? 0;
  return [
    warning(
      'comments',
      '批注没有导入正文，列在这里。',
      'Comments stay out of the text and are listed here.',
      said,
    ),
    warning('margins_left_out', '页眉和页脚没有导入。', 'Headers and footers were left out.', [
      ...new Set(margins),
    ]),
    warning(
      'external_references_not_fetched',
      '文档引用了外部文件，没有读取。请把图片插入文档或另行上传。',
      'The document refers to files outside of it; they were not fetched. Insert or upload them.',
      outside,
    ),
    warning(
      'formulas_left_out',
      '公式没有导入，请改为图片。',
      'Formulas were left out; use a picture.',
      formulas,
    ),
    warning(
      'objects_left_out',
      '图表和嵌入对象没有导入，请改为图片。',
      'Charts and embedded objects were left out; use a picture.',
      objects,
    ),
  ].filter(({ count }) => count > 0);
}

function messageWarnings(messages: readonly string[]): ImportWarning[] {
  const telling = [...new Set(messages)].filter(
    (message) =>
      !/^Unrecognised (?:paragraph|run|table) style|^An unrecognised element was ignored: \{?(?:w:|m:|office-word:bookmark)/.test(
        message,
      ),
  );
  if (telling.length === 0) return [];
  return [
    warning(
      'converter_notes',
      '转换程序的提示，供核对版式。',
      'Notes of the converter, for checking the form.',
      telling,
    ),
  ];
}
