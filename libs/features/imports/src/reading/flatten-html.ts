import type { CheerioAPI } from 'cheerio';
import { escapeHtml } from '@haojiao/kernel';
import { importTooDeep } from '../import-errors';

type Node = ReturnType<ReturnType<CheerioAPI>['contents']>[number];

/** What a reader knows about the elements of its source. */
export interface FlattenRules {
  /** Markup for a picture, or null when it is none. */
  picture(attributes: Record<string, string>): string | null;
  /** A link as it may stand, or null. */
  link(href: string): string | null;
  /** Elements that are left out whole; told to the person by whoever decides it. */
  isLeftOut(name: string, attributes: Record<string, string>): boolean;
}

const MAX_DEPTH = 400;
const marks: Record<string, string> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};
const headings: Record<string, string> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' };
const structures = new Set([
  'ul',
  'ol',
  'li',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'caption',
]);
const wrappers = new Set(['blockquote', 'figure', 'figcaption', 'pre']);
const blocks = new Set(
  'p div section article main header center fieldset address dl dt dd form details summary hgroup aside footer nav'.split(
    ' ',
  ),
);

/**
 * Plain blocks from whatever nesting: containers open up, bold and italics stay with their words, lists and tables
 * keep their form. Knows no page: what is left out and what becomes of pictures the rules say.
 * @throws AppError `import_too_deep`
 */
export function flattenHtml($: CheerioAPI, roots: readonly Node[], rules: FlattenRules): string {
  return new Flattener($, rules).blocks(roots, { marks: [], align: '' }, 0);
}

interface Context {
  /** Opening tags of the marks around the words, outermost first. */
  marks: string[];
  align: string;
}

class Flattener {
  private made: string[] = [];
  private line = '';

  constructor(
    private readonly $: CheerioAPI,
    private readonly rules: FlattenRules,
  ) {}

  blocks(nodes: readonly Node[], context: Context, depth: number): string {
    const outer = [this.made, this.line] as const;
    [this.made, this.line] = [[], ''];
    this.walk(nodes, context, depth);
    this.flush('p', context.align);
    const html = this.made.join('\n');
    [this.made, this.line] = outer;
    return html;
  }

  private walk(nodes: readonly Node[], context: Context, depth: number): void {
    if (depth > MAX_DEPTH) throw importTooDeep();
    for (const node of nodes) {
      if (isText(node)) this.words(node.data, context);
      else if ('attribs' in node) this.element(node, context, depth);
    }
  }

  private words(data: string, { marks: opened }: Context): void {
    const words = data.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '' || (words === ' ' && this.line === '')) return;
    const closing = [...opened].reverse().map((tag) => `</${/^<(\w+)/.exec(tag)![1]}>`);
    this.line += words === ' ' ? ' ' : `${opened.join('')}${escapeHtml(words)}${closing.join('')}`;
  }

  private element(node: Extract<Node, { attribs: unknown }>, context: Context, depth: number): void {
    const name = node.name.toLowerCase();
    const { attribs } = node;
    if (this.rules.isLeftOut(name, attribs)) return;
    const inner = {
      marks: this.marksOf(name, attribs, context.marks),
      align: alignOf(attribs) || context.align,
    };
    const children = node.children as Node[];
    if (name === 'br') this.line += '<br />';
    else if (name === 'hr') this.put('<hr />', context.align);
    else if (name === 'img') this.line += this.rules.picture(attribs) ?? '';
    else if (structures.has(name))
      this.put(this.structure(name, attribs, children, inner, depth), context.align);
    else if (wrappers.has(name)) {
      const html = this.blocks(children, inner, depth + 1);
      this.put(html && `<${name}>${name === 'figcaption' ? unwrapped(html) : html}</${name}>`, context.align);
    } else if (headings[name] || blocks.has(name)) {
      this.flush('p', context.align);
      this.walk(children, inner, depth + 1);
      this.flush(headings[name] ?? 'p', inner.align);
    } else this.walk(children, inner, depth + 1);
  }

  private structure(
    name: string,
    attributes: Record<string, string>,
    children: Node[],
    context: Context,
    depth: number,
  ): string {
    if (name === 'li' || name === 'td' || name === 'th' || name === 'caption') {
      const html = unwrapped(this.blocks(children, { ...context, align: '' }, depth + 1));
      return html === '' && name === 'li' ? '' : `<${name}${spans(attributes)}>${html}</${name}>`;
    }
    const isList = name === 'ul' || name === 'ol';
    const html = children.map((child) => this.member(child, isList, context, deeper(depth))).join('');
    return html && `<${name}>${html}</${name}>`;
  }

  /** Between rows only rows have a place; in a list, whatever else stands there becomes an item. */
  private member(child: Node, isList: boolean, context: Context, depth: number): string {
    const name = 'attribs' in child ? child.name : '';
    if ('attribs' in child && structures.has(name) && (!isList || name === 'li')) {
      if (this.rules.isLeftOut(name, child.attribs)) return '';
      return this.structure(name, child.attribs, child.children, context, depth);
    }
    const html = isList ? unwrapped(this.blocks([child], context, depth)) : '';
    return html && `<li>${html}</li>`;
  }

  private marksOf(name: string, attributes: Record<string, string>, opened: string[]): string[] {
    const added: string[] = [];
    const style = attributes.style ?? '';
    const mark = marks[name];
    if (mark) added.push(`<${mark}>`);
    if (/font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i.test(style)) added.push('<strong>');
    if (/font-style\s*:\s*italic/i.test(style)) added.push('<em>');
    if (name === 'a' && attributes.href) {
      const href = this.rules.link(attributes.href);
      if (href && !opened.some((tag) => tag.startsWith('<a '))) added.push(`<a href="${escapeHtml(href)}">`);
    }
    return [...opened, ...added.filter((tag) => !opened.includes(tag))];
  }

  private put(block: string, align: string): void {
    this.flush('p', align);
    if (block !== '') this.made.push(block);
  }

  /** Two line breaks in a row begin a new paragraph. */
  private flush(tag: string, align: string): void {
    const line = joinMarks(this.line);
    this.line = '';
    for (const part of line.split(/<br \/>(?:\s*<br \/>)+/)) {
      const words = trimmed(part);
      if (/^(?:\s|\u00a0|\u3000|\u200b|<\/?(?:strong|em|u|s|sub|sup|code|a)(?: [^>]*)?>)*$/.test(words))
        continue;
      this.made.push(`<${tag}${align && ` style="text-align:${align}"`}>${words}</${tag}>`);
    }
  }
}

/** Without space and line breaks at its ends. */
function trimmed(line: string): string {
  let words = line.trim();
  while (words.startsWith(BREAK)) words = words.slice(BREAK.length).trimStart();
  while (words.endsWith(BREAK)) words = words.slice(0, -BREAK.length).trimEnd();
  return words;
}

const BREAK = '<br />';

function isText(node: Node): node is Extract<Node, { data: string }> {
  return (node.type as string) === 'text';
}

function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) throw importTooDeep();
  return depth + 1;
}

function joinMarks(line: string): string {
  for (let before = ''; before !== line;) {
    before = line;
    line = line.replace(/<\/(strong|em|u|s|sub|sup|code)>(\s*)<\1>/g, '$2');
  }
  return line;
}

/** A cell or item with one paragraph needs no paragraph. */
function unwrapped(html: string): string {
  const only = /^<p(?: [^>]*)?>([\s\S]*)<\/p>$/.exec(html)?.[1];
  return only !== undefined && !/<\/?p[ >]/.test(only) ? only : html;
}

function spans(attributes: Record<string, string>): string {
  return ['colspan', 'rowspan']
    .filter((name) => /^[1-9]\d{0,2}$/.test(attributes[name] ?? '') && attributes[name] !== '1')
    .map((name) => ` ${name}="${attributes[name]}"`)
    .join('');
}

function alignOf({ style = '', align = '' }: Record<string, string>): string {
  const value = /text-align\s*:\s*(center|right)/i.exec(style)?.[1] ?? align;
  return /^(?:center|right)$/i.test(value) ? value.toLowerCase() : '';
}
