import { load } from 'cheerio';
import { merged, readSignOffLine } from '../domain/sign-off-lines';
import type { SignOff } from '../domain/sign-off-lines';

/** A block of a cleaned body with its words. */
export interface BodyBlock {
  html: string;
  text: string;
  /** Holds a picture. */
  isPicture: boolean;
}

/** Blocks at the top of a cleaned body; a paragraph with line breaks is several. */
export function blocksOf(html: string): BodyBlock[] {
  const $ = load(html, null, false);
  return $.root()
    .contents()
    .toArray()
    .flatMap((node) => {
      const outer = $.html(node).trim();
      const isPlain = /^<p>/.test(outer) && /<br\b/.test(outer) && !/<(?!\/?p\b|br\b)/.test(outer);
      const pieces = isPlain
        ? outer
            .replace(/^<p>|<\/p>$/g, '')
            .split(/<br\s*\/?>/)
            .map((line) => `<p>${line.trim()}</p>`)
        : [outer];
      return pieces.map((piece) => {
        const isPicture = /<img /.test(piece);
        const text = load(piece, null, false).root().text().replace(/\s+/gu, ' ').trim();
        return { html: piece, text, isPicture };
      });
    })
    .filter(({ text, isPicture }) => text !== '' || isPicture);
}

const original =
  /^(?:-{2,}|—{2,}|_{4,}|>)?\s*(?:原始邮件|原邮件|转发邮件信息|转发的邮件|Original Message|Forwarded [Mm]essage|Original|回复的原邮件)\s*(?:-{2,}|—{2,}|_{4,})?:?$/;
const wrote = /^(?:在\s*)?\d{4}[年/-].{4,60}(?:写道|wrote)\s*[:：]$/;
const mailHeader =
  /^(?:发件人|发送日期|发送时间|日期|收件人|抄送|主题|附件|From|Sent|Date|To|Cc|Subject)\s*[:：]/;
const device = /^(?:发自|来自|Sent from|获取\s*Outlook|从\s*.{2,20}\s*发送).{0,40}$/;

/**
 * Takes out what mail programs write: a quoted mail behind an answer, the headers above a forwarded one, the name of a
 * telephone, and a signature behind `--`.
 */
export function withoutMailFurniture(blocks: readonly BodyBlock[], isForwarded: boolean): BodyBlock[] {
  const at = blocks.findIndex(({ text }) => original.test(text) || wrote.test(text));
  const own = at < 0 ? [...blocks] : blocks.slice(0, at);
  const quoted = at < 0 ? [] : blocks.slice(at + 1);
  const isOwnEmpty = lengthOf(own) < 50 && !own.some(({ isPicture }) => isPicture);
  const kept = quoted.length > 0 && (isForwarded || isOwnEmpty) ? [...own, ...withoutHeaders(quoted)] : own;
  const signature = kept.findIndex(({ text }) => /^--\s?$/.test(text));
  return (signature > 0 ? kept.slice(0, signature) : kept).filter(({ text }) => !device.test(text));
}

function withoutHeaders(blocks: readonly BodyBlock[]): BodyBlock[] {
  const first = blocks.findIndex(({ text }) => !mailHeader.test(text));
  return first < 0 ? [] : blocks.slice(first);
}

export function lengthOf(blocks: readonly BodyBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

const AROUND = 8;

/** Lines that say who made it, at the beginning and at the end; they become fields and leave the text. */
export function takeSignOff(blocks: readonly BodyBlock[]): { blocks: BodyBlock[]; signOff: SignOff } {
  const signOff: SignOff = {
    contributors: [],
    unitName: null,
    contactPhone: null,
    signedOffBy: null,
    previouslyPublishedIn: null,
    occurredOn: null,
  };
  const kept = blocks.filter(({ text, isPicture }, at) => {
    if (isPicture || (at >= AROUND && at < blocks.length - AROUND)) return true;
    const said = readSignOffLine(text);
    if (!said) return true;
    signOff.contributors = merged(signOff.contributors, said.contributors ?? []);
    for (const field of [
      'unitName',
      'contactPhone',
      'signedOffBy',
      'previouslyPublishedIn',
      'occurredOn',
    ] as const) {
      signOff[field] ??= said[field] ?? null;
    }
    return false;
  });
  return { blocks: kept, signOff };
}
