import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { DraftImage, DraftMedia, EncodedImage, ImageFit, PublicationDraft } from '../publication-draft';
import type { VideoFit } from '../video-fit';

let counter = 0;

/** A draft with sensible contents; a test states only what matters to it. */
export function aPublicationDraft(overrides: Partial<PublicationDraft> = {}): PublicationDraft {
  counter += 1;
  return {
    publicationId: `01900000-0000-7000-8000-${String(counter).padStart(12, '0')}`,
    contentId: `01900000-0000-7000-8001-${String(counter).padStart(12, '0')}`,
    revisionId: `01900000-0000-7000-8002-${String(counter).padStart(12, '0')}`,
    kind: 'article',
    locale: 'zh-CN',
    title: `职工技能竞赛开赛 ${counter}`,
    summary: '十二支队伍同场竞技。',
    html: '<p>十二支队伍同场竞技。</p>',
    text: '',
    byline: '宣教部',
    tags: ['工会'],
    canonicalUrl: `http://localhost:3000/p/skills-${counter}`,
    images: {},
    options: {},
    ...overrides,
  };
}

/** A real picture, encoded by sharp as the product does it, of one colour. */
export async function aDraftImage(
  overrides: Partial<Pick<DraftImage, 'assetId' | 'altText' | 'width' | 'height'>> = {},
): Promise<DraftImage> {
  counter += 1;
  const width = overrides.width ?? 900;
  const height = overrides.height ?? 600;
  const original = await sharp({
    create: { width, height, channels: 3, background: { r: (counter * 53) % 256, g: 90, b: 60 } },
  })
    .jpeg()
    .toBuffer();
  return {
    assetId: overrides.assetId ?? `01900000-0000-7000-8003-${String(counter).padStart(12, '0')}`,
    sha256: createHash('sha256').update(original).digest('hex'),
    mediaType: 'image/jpeg',
    bytes: original.length,
    width,
    height,
    altText: overrides.altText ?? '竞赛现场',
    encode: (fit) => encode(original, fit),
    publicUrl: async (expiresAt) => `https://media.example/${counter}/${expiresAt.getTime()}/image.jpg`,
  };
}

async function encode(original: Buffer, fit: ImageFit): Promise<EncodedImage> {
  let image = sharp(fit.ratio ? await cropped(original, fit.ratio) : original);
  if (fit.maxEdge)
    image = image.resize({
      width: fit.maxEdge,
      height: fit.maxEdge,
      fit: 'inside',
      withoutEnlargement: true,
    });
  const { data, info } = await image.toFormat(fit.format).toBuffer({ resolveWithObject: true });
  return {
    bytes: data,
    mediaType: fit.format === 'jpeg' ? 'image/jpeg' : 'image/png',
    fileName: fit.format === 'jpeg' ? 'image.jpg' : 'image.png',
    width: info.width,
    height: info.height,
  };
}

/** The largest area of the ratio in the middle, as the product cuts a picture without focal point. */
async function cropped(original: Buffer, ratio: NonNullable<ImageFit['ratio']>): Promise<Buffer> {
  const [across, down] = ratio.split(':').map(Number);
  const { width, height } = await sharp(original).metadata();
  const wanted = across! / down!;
  return sharp(original)
    .resize({
      width: Math.min(width, Math.round(height * wanted)),
      height: Math.min(height, Math.round(width / wanted)),
      fit: 'cover',
    })
    .toBuffer();
}

/** A file of the given size whose bytes tell their place; platforms that look inside need a real one instead. */
export function aDraftMedia(overrides: Partial<DraftMedia> = {}): DraftMedia {
  const bytes = overrides.bytes ?? 1_000_000;
  return {
    assetId: '01900000-0000-7000-8004-000000000001',
    sha256: createHash('sha256').update(`media-${bytes}`).digest('hex'),
    mediaType: 'video/mp4',
    fileName: 'video.mp4',
    bytes,
    durationSeconds: 20,
    width: 720,
    height: 1280,
    read: async (start, end) => Buffer.alloc(Math.max(0, Math.min(end, bytes) - start), start % 251),
    publicUrl: async (expiresAt) => `https://media.example/${expiresAt.getTime()}/video.mp4`,
    // As on a server without ffmpeg; `aConvertibleMedia` is on one with it.
    canConvert: false,
    convert: () => Promise.reject(new Error('Nothing can be converted here')),
    ...overrides,
  };
}

/** The same where ffmpeg is there: `made` is what a conversion gives, `asked` every fit that was asked for. */
export function aConvertibleMedia(
  overrides: Partial<DraftMedia> = {},
  made: Partial<DraftMedia> = {},
): DraftMedia & { asked: VideoFit[] } {
  const asked: VideoFit[] = [];
  const convert = async (fit: VideoFit) => {
    asked.push(fit);
    return aDraftMedia({ bytes: 500_000, fileName: 'media.mp4', ...made });
  };
  return { ...aDraftMedia(overrides), canConvert: true, convert, asked };
}
