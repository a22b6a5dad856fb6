import { decodeEntities } from './clean-html';

/** Emphasis, a link or a picture inside a paragraph; a sound or a film, which is a paragraph of its own. */
export interface BlockMark {
  /** `strong`, `em`, `link`, `picture`, `audio`, `video` … */
  kind: string;
  /** The words that carry it; of a picture its alternative text. */
  text: string;
  /** Address of a link, id of the asset of a picture, a sound or a film, else empty. */
  value: string;
}

/** One paragraph, heading, item of a list or cell of a table. */
export interface HtmlBlock {
  /** The elements around it, outermost first: `blockquote p`, `h2:center`. */
  kind: string;
  text: string;
  marks: BlockMark[];
}

const blockTags = new Set(
  'p hr h2 h3 h4 blockquote pre ul ol li figure figcaption table caption thead tbody tfoot tr th td'.split(
    ' ',
  ),
);
const markKinds: Record<string, string> = { b: 'strong', i: 'em', a: 'link' };
const plainTags = new Set(['span']);

interface OpenMark {
  tag: string;
  kind: string;
  value: string;
  from: number;
}

/** A cleaned body as paragraphs with their structure: for comparison, never to be shown as HTML. */
export function htmlBlocks(html: string): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  const around: string[] = [];
  const open: OpenMark[] = [];
  let text = '';
  let marks: BlockMark[] = [];
  const close = (mark: OpenMark) => {
    const carried = text.slice(mark.from).trim();
    if (carried !== '') marks.push({ kind: mark.kind, text: carried, value: mark.value });
  };
  const endBlock = (isEmptyKept = false) => {
    for (const mark of open) {
      close(mark);
      mark.from = 0;
    }
    const words = text.replace(/\s+/g, ' ').trim();
    if (words !== '' || marks.length > 0 || isEmptyKept)
      blocks.push({ kind: around.join(' '), text: words, marks });
    text = '';
    marks = [];
  };
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const [, slash, tag = ''] = /^<(\/?)([a-z0-9]+)/.exec(token) ?? [];
    if (!token.startsWith('<')) text += decodeEntities(token);
    else if (tag === 'br') endBlock();
    else if (tag === 'img') {
      marks.push({
        kind: 'picture',
        text: attribute(token, 'alt'),
        value: attribute(token, 'data-asset-id'),
      });
    } else if (blockTags.has(tag)) {
      endBlock();
      if (slash) around.splice(around.lastIndexOf(tagged(around, tag)), 1);
      else {
        around.push(kindOf(token, tag));
        if (tag === 'hr') endBlock(true);
        if (tag === 'hr') around.pop();
        const media = tag === 'figure' ? attribute(token, 'data-kind') : '';
        if (media) {
          marks.push({ kind: media, text: '', value: attribute(token, 'data-asset-id') });
          endBlock();
        }
      }
    } else if (slash) {
      const at = open.findLastIndex((mark) => mark.tag === tag);
      if (at >= 0) close(open.splice(at, 1)[0]!);
    } else if (!plainTags.has(tag)) {
      const value = tag === 'a' ? attribute(token, 'href') : '';
      open.push({ tag, kind: markKinds[tag] ?? tag, value, from: text.length });
    }
  }
  endBlock();
  return blocks;
}

function tagged(around: string[], tag: string): string {
  return around.findLast((kind) => kind === tag || kind.startsWith(`${tag}:`)) ?? '';
}

function kindOf(token: string, tag: string): string {
  const alignment = /text-align:\s*(\w+)/.exec(token)?.[1];
  return alignment ? `${tag}:${alignment}` : tag;
}

function attribute(token: string, name: string): string {
  return decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(token)?.[1] ?? '');
}
