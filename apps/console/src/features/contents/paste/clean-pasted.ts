import { decoded, escaped, escapedValue, tokensOf } from '../markup/tokens';
import type { Token } from '../markup/tokens';
import { PastedText } from './pasted-text';

/** Nothing of them is meant to be read. */
const droppedWhole: ReadonlySet<string> = new Set(
  'style script xml head title iframe object svg noscript template textarea select button meta link'.split(
    ' ',
  ),
);
const headings: Readonly<Record<string, string>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
};
const lineTags: ReadonlySet<string> = new Set(
  'p div section article header footer main aside center dd dt dl figure figcaption pre address form'.split(
    ' ',
  ),
);
const tableTags: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const markTags: Readonly<Record<string, string>> = {
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em', u: 'u', s: 's', del: 's', strike: 's' },
  ...{ sub: 'sub', sup: 'sup' },
};

/**
 * What was copied out of Word, WPS, a WeChat article or any page, as our texts are written: headings, lists, tables, bold,
 * quotations and links stay; looks, sections, spans and comments go. Pictures become marks of pictures that are still to be
 * brought into the library: `<div data-pending-picture="…" data-alt="…">`, ours stay as they are.
 */
export function cleanPasted(html: string): string {
  const text = new PastedText();
  const skipped: string[] = [];
  for (const token of tokensOf(bodyOf(html))) {
    const { kind, tag } = token;
    if (skipped.length > 0) {
      if (kind === 'open' && tag === skipped.at(-1) && !token.raw.endsWith('/>')) skipped.push(tag);
      if (kind === 'close' && tag === skipped.at(-1)) skipped.pop();
      else if (kind === 'text' && skipped[0] === LIST_MARK) text.readListMark(decoded(token.text));
      continue;
    }
    if (kind === 'text') text.write(escaped(decoded(token.text).replace(/[ \t\r\n]+/g, ' ')));
    else if (kind === 'open') {
      const whole = openTag(token, text);
      if (whole) skipped.push(whole);
    } else if (kind === 'close') closeTag(tag, text);
  }
  return text.end();
}

/** Word says of what it shows before an item of a list that it is not to be read. */
const LIST_MARK = 'span';

/** Between the marks that clipboards set around what was chosen, where there are any. */
function bodyOf(html: string): string {
  const begin = html.indexOf('<!--StartFragment-->');
  const end = html.indexOf('<!--EndFragment-->');
  if (begin >= 0 && end > begin) return html.slice(begin + '<!--StartFragment-->'.length, end);
  return html;
}

/** Yields the tag where everything up to its end is left out. */
function openTag(token: Token, text: PastedText): string | undefined {
  const { tag, attributes, raw } = token;
  const style = (attributes.get('style') ?? '').replace(/\s+/g, '').toLowerCase();
  if (raw.endsWith('/>') && (tag.includes(':') || droppedWhole.has(tag))) return undefined;
  if (tag === 'meta' || tag === 'link') return undefined;
  if (droppedWhole.has(tag) || /^(?:v|w|m):/.test(tag)) return tag;
  if (/(?:^|;)display:none/.test(style) || style.includes('mso-hide:all'))
    return isVoid(tag) ? undefined : tag;
  if (style.includes('mso-list:ignore')) return tag;
  if (tag === 'br') text.write('<br />');
  else if (tag === 'hr') text.putBlock('<hr />');
  else if (tag === 'img') putPicture(attributes, text);
  else if (tag === 'a') text.openMark('a', linkTo(attributes.get('href')));
  else if (headings[tag]) text.beginLine(headings[tag], alignmentOf(style, attributes));
  else if (tag === 'blockquote') text.open('blockquote');
  else if (tag === 'ul' || tag === 'ol') text.open(tag);
  else if (tag === 'li') text.open('li');
  else if (tableTags.has(tag)) text.open(tag, tag === 'td' || tag === 'th' ? spansOf(attributes) : '');
  else if (lineTags.has(tag)) beginLine(tag, attributes, style, text);
  else if (markTags[tag]) text.openMark(tag, isWithoutWeight(tag, style) ? [] : [`<${markTags[tag]}>`]);
  else text.openMark(tag, marksOfStyle(style));
  return undefined;
}

function beginLine(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  style: string,
  text: PastedText,
): void {
  const name = attributes.get('class') ?? '';
  const list = /mso-list:l\d+level(\d)/.exec(style);
  if (list || (/MsoListParagraph/i.test(name) && style.includes('mso-list')))
    text.beginListLine(Number(list?.[1] ?? 1));
  else if (/^Mso(?:Title|Subtitle)$/i.test(name)) text.beginLine('h2', alignmentOf(style, attributes));
  else if (/^Mso(?:Intense)?Quote$/i.test(name)) text.beginQuotation();
  else text.beginLine(tag === 'pre' ? 'pre' : 'p', alignmentOf(style, attributes));
}

function closeTag(tag: string, text: PastedText): void {
  if (tag === 'blockquote' || tag === 'ul' || tag === 'ol' || tag === 'li' || tableTags.has(tag))
    text.close(tag);
  else if (headings[tag] || lineTags.has(tag)) text.endLine();
  else text.closeMark(tag);
}

const isVoid = (tag: string) => tag === 'img' || tag === 'br' || tag === 'hr';

function linkTo(href = ''): string[] {
  return /^(?:https?:\/\/|mailto:)/i.test(href.trim()) ? [`<a href="${escapedValue(href.trim())}">`] : [];
}

/** Writers that set everything in bold and take it back by its style mean no emphasis. */
const isWithoutWeight = (tag: string, style: string) =>
  (tag === 'b' || tag === 'strong') && /(?:^|;)font-weight:(?:normal|[1-4]00)/.test(style);

function marksOfStyle(style: string): string[] {
  const marks: string[] = [];
  if (/(?:^|;)font-weight:(?:bold|bolder|[6-9]00)/.test(style)) marks.push('<strong>');
  if (/(?:^|;)font-style:italic/.test(style)) marks.push('<em>');
  if (/text-decoration(?:-line)?:[^;]*underline/.test(style)) marks.push('<u>');
  if (/text-decoration(?:-line)?:[^;]*line-through/.test(style)) marks.push('<s>');
  return marks;
}

/** Only what somebody chose: lines that are set to the left or stretched are just so. */
function alignmentOf(style: string, attributes: ReadonlyMap<string, string>): string {
  const said =
    /text-align:(center|right)/.exec(style)?.[1] ??
    /^(center|right)$/i.exec(attributes.get('align') ?? '')?.[1];
  return said ? ` style="text-align:${said.toLowerCase()}"` : '';
}

function spansOf(attributes: ReadonlyMap<string, string>): string {
  return ['colspan', 'rowspan']
    .map((name) => [name, Number(attributes.get(name))] as const)
    .filter(([, span]) => span > 1)
    .map(([name, span]) => ` ${name}="${span}"`)
    .join('');
}

function putPicture(attributes: ReadonlyMap<string, string>, text: PastedText): void {
  const alt = escapedValue(attributes.get('alt') ?? '');
  const own = attributes.get('data-asset-id');
  if (own) {
    text.putBlock(`<img data-asset-id="${escapedValue(own)}" alt="${alt}" />`);
    return;
  }
  // Pages of WeChat load their pictures when they come into sight: until then the address stands beside it.
  const source = attributes.get('data-src') ?? attributes.get('src') ?? '';
  const isTiny = attributes.get('width') === '1' || attributes.get('height') === '1';
  if (source === '' || isTiny || /^data:image\/svg/i.test(source)) return;
  text.putBlock(`<div data-pending-picture="${escapedValue(source)}" data-alt="${alt}"></div>`);
}
