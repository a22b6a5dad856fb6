import { AppError } from '@haojiao/kernel';
import { cleanHtml, cleanText, textOfHtml } from '@haojiao/features/contents';
import {
  findDamages,
  htmlOfText,
  readDocx,
  readHtml,
  textMapOf,
  withoutEmptyBlocks,
} from '@haojiao/features/imports';
import type { ImportWarning } from '@haojiao/features/imports';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { tells } from '../domain/intake-finding';
import type { IntakeFinding } from '../domain/intake-finding';
import { readDay } from '../domain/read-day';
import { readSubject } from '../domain/subject-line';
import { blocksOf, lengthOf, takeSignOff, withoutMailFurniture } from './body-blocks';
import { categoryOf } from './category-words';
import type { MailedFile, MailedReport } from './mailed-report';
import type { ReadMail } from './parse-mail';
import type { MailPart } from './parse-mail-thread';

/** Below this a body only says that the report is attached. */
const NEARLY_EMPTY = 60;
const MAX_HTML = 200_000;
const inlineHost = 'https://inline.invalid/';

export interface ReportContext {
  publicUrl: string;
  defaultCategory: SubmissionCategory | null;
  /** `YYYY-MM-DD` where the unit is. */
  today: string;
}

/** A picture inside the text: it stands there as `<img data-asset-id="{id}">` until it is an asset. */
export interface InlinePicture {
  id: string;
  altText: string;
  bytes: Uint8Array;
  fileName: string;
  /** Place among the message's parts; null: it lay in the attached document. */
  part: number | null;
}

export interface ReportReading {
  report: MailedReport;
  contactPhone: string | null;
  pictures: InlinePicture[];
  findings: IntakeFinding[];
}

/** What a message says, in the fields of a report. Nothing is repaired: what may be wrong is told. */
export async function readReport(mail: ReadMail, context: ReportContext): Promise<ReportReading> {
  const findings: IntakeFinding[] = [];
  const subject = readSubject(mail.subject, (words) => categoryOf(words) !== null);
  const { html, pictures } = readBody(mail, context.publicUrl, findings);
  const own = takeSignOff(withoutMailFurniture(blocksOf(html), subject.isForwarded));
  let { blocks } = own;
  let title = subject.title;
  let used = pictures.filter(({ id }) => blocks.some((block) => block.html.includes(id)));
  let bodyFrom: string | null = null;
  let { signOff } = own;
  const document = documentOf(mail.parts);
  if (document && lengthOf(blocks) < NEARLY_EMPTY && used.length === 0) {
    const read = await readDocument(document, context.publicUrl, findings);
    if (read) {
      const taken = takeSignOff(blocksOf(read.html));
      blocks = taken.blocks;
      signOff = { ...taken.signOff, ...filled(own.signOff, taken.signOff) };
      used = read.pictures;
      bodyFrom = document.fileName;
      title ||= read.title;
    }
  }
  const titleText = line(title).slice(0, 200);
  const body = blocks.filter(({ text }, at) => at > 2 || text === '' || text !== titleText);
  const bodyHtml = body.map((block) => block.html).join('\n');
  findings.push(...damages(bodyHtml, titleText));
  if (mail.partsLeftOut > 0) findings.push(tooManyParts(mail.partsLeftOut));
  return {
    report: {
      title: titleText,
      category: subject.markers.map(categoryOf).find((one) => one !== null) ?? context.defaultCategory,
      bodyHtml,
      contributors: signOff.contributors.map(({ name, unitName }) => ({
        name: line(name).slice(0, 60),
        unitName: unitName && line(unitName).slice(0, 100),
      })),
      unitName: signOff.unitName && line(signOff.unitName),
      signedOffBy: signOff.signedOffBy && line(signOff.signedOffBy),
      previouslyPublishedIn: signOff.previouslyPublishedIn && line(signOff.previouslyPublishedIn),
      occurredOn: signOff.occurredOn && readDay(signOff.occurredOn, context),
      files: mail.parts.map((part, at) =>
        fileOf(
          part,
          used.some((picture) => picture.part === at),
        ),
      ),
      bodyFrom,
    },
    contactPhone: signOff.contactPhone,
    pictures: used,
    findings,
  };
}

function readBody(
  { html, text, parts }: ReadMail,
  publicUrl: string,
  findings: IntakeFinding[],
): { html: string; pictures: InlinePicture[] } {
  const written = html === null || textOfHtml(html).trim() === '' ? htmlOfText(text ?? '') : html;
  try {
    const named = written
      .replace(/<!doctype[^>]*>|<\/?(?:html|body|head)\b[^>]*>/gi, '')
      .replace(/(\ssrc\s*=\s*["']?)cid:([^"'\s>]{1,300})/gi, (_, before: string, id: string) => {
        return `${before}${inlineHost}${encodeURIComponent(safeDecode(id))}`;
      });
    const read = readHtml(named, null);
    const pictures = read.pictures.flatMap(({ id, url, altText }): InlinePicture[] => {
      if (!url?.startsWith(inlineHost)) return [];
      const contentId = safeDecode(url.slice(inlineHost.length));
      const part = parts.findIndex((one) => one.contentId === contentId);
      if (part < 0) return [];
      return [{ id, altText, bytes: parts[part]!.bytes, fileName: parts[part]!.fileName, part }];
    });
    const foreign = read.pictures.filter(({ id }) => !pictures.some((picture) => picture.id === id));
    if (foreign.length > 0) findings.push(foreignPictures(foreign.length));
    findings.push(...read.warnings.map(toFinding));
    return { html: withoutUnknown(cleaned(read.html, publicUrl), pictures), pictures };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    findings.push(tells(error.code, error.detail));
    return { html: cleaned(htmlOfText(text ?? textOfHtml(written)), publicUrl), pictures: [] };
  }
}

async function readDocument(
  { bytes, fileName }: MailPart,
  publicUrl: string,
  findings: IntakeFinding[],
): Promise<{ html: string; title: string; pictures: InlinePicture[] } | null> {
  try {
    const reading = await readDocx(Buffer.from(bytes), null);
    if (reading.choiceNeeded) {
      findings.push(trackedChanges(fileName));
      return null;
    }
    const { html, title, pictures, warnings } = reading.result;
    findings.push(...warnings.map(toFinding));
    const kept = pictures.map(({ id, altText, bytes: picture }) => ({
      ...{ id, altText, fileName: 'picture', part: null },
      bytes: picture ?? new Uint8Array(),
    }));
    return { html: withoutUnknown(cleaned(html, publicUrl), kept), title, pictures: kept };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    findings.push(tells(error.code, error.detail, [fileName]));
    return null;
  }
}

function cleaned(html: string, publicUrl: string): string {
  return withoutEmptyBlocks(cleanHtml(html.slice(0, MAX_HTML), publicUrl).html);
}

/** Only pictures that came along have a place. */
function withoutUnknown(html: string, pictures: readonly InlinePicture[]): string {
  return html.replace(/<img data-asset-id="([0-9a-f-]{36})"[^>]*>/g, (image, id: string) =>
    pictures.some((picture) => picture.id === id) ? image : '',
  );
}

/** The one document that is taken for the report. */
function documentOf(parts: readonly MailPart[]): MailPart | null {
  return parts.find(({ fileName, bytes }) => /\.docx$/i.test(fileName) && bytes.length > 0) ?? null;
}

function filled<Fields extends object>(given: Fields, fallback: Fields): Partial<Fields> {
  const isSaid = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  const said = Object.entries(given).filter(([, value]) => isSaid(value));
  return { ...fallback, ...(Object.fromEntries(said) as Partial<Fields>) };
}

function fileOf({ fileName, mediaType, bytes }: MailPart, isInline: boolean): MailedFile {
  const name = line(fileName).slice(0, 200) || 'file';
  return { name, bytes: bytes.length, mediaType, isInline, assetId: null, refusal: null };
}

function damages(html: string, title: string): IntakeFinding[] {
  const found = findDamages(html, title).filter(({ kind }) => kind !== 'repeated_title');
  if (found.length === 0) return [];
  const { text } = textMapOf(html);
  const items = found.slice(0, 20).map(({ start, end, message }) => {
    const around = text.slice(Math.max(0, start - 8), end + 8).replace(/\s+/g, ' ');
    return `${around.slice(0, 80)}：${message.zh}`;
  });
  return [
    tells(
      'text_damaged',
      {
        zh: `正文中有 ${found.length} 处可能有损坏或多余，没有自动改动，请核对。`,
        en: `${found.length} place(s) of the text may be damaged or do not belong to it; nothing was changed.`,
      },
      items,
    ),
  ];
}

function toFinding({ code, message, items }: ImportWarning): IntakeFinding {
  return tells(code, message, items);
}

function line(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function foreignPictures(count: number): IntakeFinding {
  return tells('foreign_pictures_left_out', {
    zh: `正文引用了 ${count} 张网上的图片，没有读取；请把图片作为附件发送。`,
    en: `The text shows ${count} picture(s) from the net; they were not fetched. Attach pictures.`,
  });
}

function trackedChanges(fileName: string): IntakeFinding {
  return tells(
    'tracked_changes',
    {
      zh: '附件文档中还有未处理的修订，没有代为取舍，正文未读取。请接受或拒绝修订后重发，或登录填写正文。',
      en: 'The attached document still tracks changes; nobody chose for you and the text was not read. Settle them and send it again, or write the text yourself.',
    },
    [fileName],
  );
}

function tooManyParts(count: number): IntakeFinding {
  return tells('too_many_files', {
    zh: `附件过多，有 ${count} 个没有收取。`,
    en: `There are too many files; ${count} were not taken.`,
  });
}
