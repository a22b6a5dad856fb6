import { escapeHtml } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { bodyMediaFiles, bodyMediaSteps, linesOfHtml, mediaFile } from '@haojiao/channel-kit';
import type {
  ChannelAccess,
  DraftImage,
  Finding,
  HandOffFile,
  HandOffPack,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { coversOf, picturesInOrder } from './toutiao.covers';
import { cleanForToutiao } from './toutiao.html';
import { abstractOf } from './toutiao.mapper';

const ARTICLE_EDITOR_URL = 'https://mp.toutiao.com/profile_v4/graphic/publish';
const BACKEND_URL = 'https://mp.toutiao.com/';
const PICTURE_MAX = { maxBytes: 2 * 1024 * 1024, maxEdge: 1920 };
const COVER = { format: 'jpeg', ratio: '16:9', maxEdge: 1280, maxBytes: 2 * 1024 * 1024 } as const;

/** Title, cleaned body, plain text, covers and pictures in reading order, the file of a video or episode, and a checklist. */
export function toutiaoHandOff(
  draft: PublicationDraft,
  account: ChannelAccess,
  findings: Finding[],
): HandOffPack {
  const pictures = picturesInOrder(draft);
  const covers = coversOf(draft);
  const fileHtml = bodyHtml(draft, account, (image, alt, number) => {
    const size = image ? ` width="${image.width}" height="${image.height}"` : '';
    return `<img src="${pictureName(number)}" alt="${escapeHtml(alt)}"${size}>`;
  });
  // On the clipboard a relative picture would be lost without a trace; a line says which one belongs there.
  const clipboardHtml = bodyHtml(
    draft,
    account,
    (_, alt, number) =>
      `<p>［图片 ${String(number).padStart(2, '0')}${alt ? `：${escapeHtml(alt)}` : ''}］</p>`,
  );
  const plainText = linesOfHtml(clipboardHtml);
  return {
    editorUrl: draft.kind === 'video' ? BACKEND_URL : ARTICLE_EDITOR_URL,
    copyBlocks: [
      { key: 'title', label: { zh: '标题', en: 'Title' }, text: draft.title },
      { key: 'html', label: { zh: '正文（富文本）', en: 'Body (rich text)' }, text: clipboardHtml },
      { key: 'text', label: { zh: '正文（纯文本）', en: 'Body (plain text)' }, text: plainText },
      { key: 'summary', label: { zh: '摘要/简介', en: 'Summary' }, text: abstractOf(draft) },
    ],
    files: [
      textFile('title.txt', 'text/plain', draft.title),
      textFile(
        'body.html',
        'text/html',
        `<!doctype html>\n<meta charset="utf-8">\n<title>${escapeHtml(draft.title)}</title>\n${fileHtml}\n`,
      ),
      textFile('body.txt', 'text/plain', plainText),
      ...covers.map((image, index) => pictureFile(`covers/cover-${index + 1}.jpg`, image, COVER)),
      ...pictures.map((image, index) =>
        pictureFile(pictureName(index + 1), image, { format: 'jpeg', ...PICTURE_MAX }),
      ),
      ...(draft.media ? [mediaFile(draft.media)] : []),
      ...bodyMediaFiles(draft),
    ],
    checklist: checklistFor(draft, account, covers.length, findings),
  };
}

function bodyHtml(
  draft: PublicationDraft,
  account: ChannelAccess,
  pictureHtml: (image: DraftImage | undefined, alt: string, number: number) => string,
): string {
  const media = draft.kind === 'article' ? '' : linkLine(draft);
  return (
    cleanForToutiao(draft.html, {
      pictureHtml: (assetId, alt, number) =>
        pictureHtml(draft.images[assetId], alt || draft.images[assetId]?.altText || '', number),
      pageTitle: draft.title,
      sourceName: draft.source?.name ?? account.name,
    }) + media
  );
}

function linkLine(draft: PublicationDraft): string {
  const word = draft.kind === 'episode' ? '收听完整节目' : '观看视频';
  return `<p>${word}：${escapeHtml(draft.canonicalUrl)}</p>`;
}

function pictureName(number: number): string {
  return `images/${String(number).padStart(2, '0')}.jpg`;
}

function pictureFile(name: string, image: DraftImage, fit: Parameters<DraftImage['encode']>[0]): HandOffFile {
  return { name, mediaType: 'image/jpeg', read: async () => (await image.encode(fit)).bytes };
}

function textFile(name: string, mediaType: string, text: string): HandOffFile {
  return { name, mediaType: `${mediaType}; charset=utf-8`, read: async () => Buffer.from(text, 'utf8') };
}

function originalLine({ isRepost }: PublicationDraft): Message {
  if (isRepost)
    return {
      zh: '原创声明：这是转载稿，不得勾选原创。',
      en: 'Original: leave it off, this is somebody else’s work.',
    };
  return {
    zh: '原创声明：仅限本单位原创且账号有权限时勾选；法规、公文、时事消息不勾选。',
    en: 'Original: only for our own work and with the right; not for statutes, documents or news.',
  };
}

function checklistFor(
  draft: PublicationDraft,
  account: ChannelAccess,
  covers: number,
  findings: Finding[],
): Message[] {
  const source = draft.source?.name ?? account.name;
  const coverMode: Message =
    covers === 3
      ? {
          zh: '封面：可选三图（三张不同图片），或只用 cover-1。',
          en: 'Cover: three pictures, or only cover-1.',
        }
      : covers === 1
        ? { zh: '封面：选单图，上传 cover-1。', en: 'Cover: one picture, cover-1.' }
        : { zh: '封面：选无封面，或另配一张 16:9 图片。', en: 'Cover: none, or another picture of 16:9.' };
  return [
    ...findings.map((finding) => finding.message),
    ...(account.settings.alreadySyncedFromDouyin === true && draft.kind === 'video'
      ? [
          {
            zh: '该账号会自动同步抖音作品：先确认是否已同步，避免重复发布。',
            en: 'Works come over from Douyin by themselves: see first whether this one did.',
          },
        ]
      : []),
    coverMode,
    {
      zh: '图片按编号插入正文对应位置，用编辑器上传，不要引用外部地址。',
      en: 'Insert the pictures by number with the editor’s upload, never by foreign address.',
    },
    ...bodyMediaSteps(draft),
    originalLine(draft),
    { zh: '头条首发：不勾选。', en: 'Exclusive first publication: leave it off.' },
    {
      zh: '内容声明：按实际选择（引用、个人观点、虚构、生成内容）。',
      en: 'Declaration: choose what applies (quoted, opinion, fiction, generated).',
    },
    {
      zh: '定时发布：不使用，由本系统安排时间。',
      en: 'Timed publishing: not used, the time is planned here.',
    },
    { zh: `来源：${source}，与文末一致。`, en: `Source: ${source}, as at the end of the text.` },
    { zh: '发布后把文章链接填回本系统。', en: 'After posting, enter the link here.' },
  ];
}
