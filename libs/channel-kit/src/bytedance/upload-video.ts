import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { ChannelFailure } from '../channel-failure';
import type { DraftMedia } from '../publication-draft';
import type { PublishContext } from '../publish-context';
import type { Fields } from './answer';
import { fieldsOf, textOf } from './answer';
import { callByteDance } from './call';
import type { ByteDancePlatform } from './call';
import { cutParts, usualUploadSizes } from './cut-parts';
import type { FilePart, UploadSizes } from './cut-parts';

export interface UploadPaths {
  single: string;
  partInit: string;
  part: string;
  partComplete: string;
}

/** How long an unused upload is trusted: its life is not documented. */
const UPLOAD_VALID_MS = HOUR_MS;
/** The platform drops an unfinished upload after two hours. */
const PART_INIT_VALID_MS = 110 * MINUTE_MS;

/**
 * Uploads a video in steps that may be repeated, one buffer per part, and returns its upload id. No post is made by it.
 * `keepHowever`: an upload of any age is taken, for platforms where a repeated create with the same id is no second post.
 * @throws ChannelFailure
 */
export async function uploadVideo(
  context: PublishContext,
  platform: ByteDancePlatform & { uploadPaths: UploadPaths },
  media: DraftMedia,
  options: { keepHowever?: boolean; sizes?: UploadSizes } = {},
): Promise<string> {
  const validForMs = options.keepHowever ? undefined : UPLOAD_VALID_MS;
  const sizes = options.sizes ?? usualUploadSizes;
  if (media.bytes <= sizes.singleMaxBytes) {
    return context.step('upload', { effect: 'repeatable', validForMs }, async () =>
      callByteDance(
        context,
        platform,
        {
          method: 'POST',
          path: platform.uploadPaths.single,
          multipart: [await videoPart(media, { number: 1, start: 0, end: media.bytes })],
          timeoutMs: 600_000,
          effect: 'repeatable',
        },
        readVideoId,
      ),
    );
  }
  const kept = options.keepHowever ? await completedVideoId(context) : undefined;
  return kept ?? uploadInParts(context, platform, media, sizes);
}

/** The steps of an upload, to be forgotten when its id was used up. */
export function uploadSteps(media: DraftMedia, sizes: UploadSizes = usualUploadSizes): string[] {
  if (media.bytes <= sizes.singleMaxBytes) return ['upload'];
  return [
    'part_init',
    ...cutParts(media.bytes, sizes.partBytes).map((part) => `part:${part.number}`),
    'part_complete',
  ];
}

/** What belongs to the bytes of one film: without it an upload in parts begins anew. */
export const stepsBoundToBytes = ['part_init'];

async function uploadInParts(
  context: PublishContext,
  platform: ByteDancePlatform & { uploadPaths: UploadPaths },
  media: DraftMedia,
  sizes: UploadSizes,
): Promise<string> {
  const paths = platform.uploadPaths;
  try {
    const uploadId = await beginUpload(context, platform, sizes);
    for (const part of cutParts(media.bytes, sizes.partBytes)) {
      await inUpload(context, `part:${part.number}`, uploadId, undefined, async () => {
        const multipart = [await videoPart(media, part)];
        await callByteDance(
          context,
          platform,
          {
            method: 'POST',
            path: paths.part,
            query: { upload_id: uploadId, part_number: part.number },
            multipart,
            timeoutMs: 120_000,
            effect: 'repeatable',
          },
          () => true,
        );
        return null;
      });
    }
    const completed = await inUpload(context, 'part_complete', uploadId, UPLOAD_VALID_MS, () =>
      callByteDance(
        context,
        platform,
        {
          method: 'POST',
          path: paths.partComplete,
          query: { upload_id: uploadId },
          timeoutMs: 120_000,
          effect: 'repeatable',
        },
        readVideoId,
      ),
    );
    return String(completed);
  } catch (error) {
    // A refused part or completion can't be mended inside this upload: the next attempt begins a new one.
    if (error instanceof ChannelFailure && ['content_rejected', 'permanent'].includes(error.failureClass))
      await context.forgetSteps(uploadSteps(media, sizes));
    throw error;
  }
}

/** Parts of two sizes never meet in one upload: when the setting was changed since, a new one is begun. */
async function beginUpload(
  context: PublishContext,
  platform: ByteDancePlatform & { uploadPaths: UploadPaths },
  { partBytes }: UploadSizes,
): Promise<string> {
  const kept = await context.resultOf('part_init');
  if (kept !== undefined && fieldsOf(kept).partBytes !== partBytes) await context.forgetSteps(['part_init']);
  const begun = await context.step(
    'part_init',
    { effect: 'repeatable', validForMs: PART_INIT_VALID_MS },
    async () => ({
      partBytes,
      uploadId: await callByteDance(
        context,
        platform,
        { method: 'POST', path: platform.uploadPaths.partInit, effect: 'repeatable' },
        (data) => textOf(data.upload_id) || undefined,
      ),
    }),
  );
  return begun.uploadId;
}

/** A step whose result belongs to one upload; a result of an earlier upload that died is thrown away first. */
async function inUpload(
  context: PublishContext,
  name: string,
  uploadId: string,
  validForMs: number | undefined,
  run: () => Promise<string | null>,
): Promise<string | null> {
  const kept = fieldsOf(await context.resultOf(name));
  if (kept.uploadId !== undefined && kept.uploadId !== uploadId) await context.forgetSteps([name]);
  const result = await context.step(name, { effect: 'repeatable', validForMs }, async () => ({
    uploadId,
    value: await run(),
  }));
  return result.value;
}

async function completedVideoId(context: PublishContext): Promise<string | undefined> {
  return textOf(fieldsOf(await context.resultOf('part_complete')).value);
}

async function videoPart(media: DraftMedia, part: FilePart) {
  return {
    name: 'video',
    value: await media.read(part.start, part.end),
    fileName: media.fileName,
    mediaType: media.mediaType,
  };
}

function readVideoId(data: Fields): string | undefined {
  return textOf(fieldsOf(data.video).video_id) || undefined;
}
