import {
  callByteDance,
  fieldsOf,
  numberOf,
  readResponse,
  readWorks,
  readWorksPage,
  textOf,
} from '@haojiao/channel-kit';
import type {
  ByteDanceWork,
  ChannelContext,
  EncodedImage,
  Fields,
  UploadPaths,
  WorksPage,
} from '@haojiao/channel-kit';
import type { DouyinImageTextBody, DouyinVideoBody } from './douyin.body';
import { douyinErrors } from './douyin.errors';

const base = '/api/douyin/v1/video';

/** The current family of paths (scope `video.create.bind`); every path ends with a slash. */
export const douyinPlatform = {
  platform: 'douyin',
  errors: douyinErrors,
  uploadPaths: {
    single: `${base}/upload_video/`,
    partInit: `${base}/init_video_part_upload/`,
    part: `${base}/upload_video_part/`,
    partComplete: `${base}/complete_video_part_upload/`,
  } satisfies UploadPaths,
};

export interface CreatedDouyinWork {
  itemId: string;
  /** Not always told at once. */
  videoId: string | null;
}

/** Makes the post; there is no key against a second one. @throws ChannelFailure `unknown` when it may have been made */
export function createVideo(context: ChannelContext, body: DouyinVideoBody): Promise<CreatedDouyinWork> {
  return callByteDance(
    context,
    douyinPlatform,
    { method: 'POST', path: `${base}/create_video/`, json: body, effect: 'once' },
    readCreated,
  );
}

/** As `createVideo`, for 1 to 30 pictures. @throws ChannelFailure `unknown` when it may have been made */
export function createImageText(
  context: ChannelContext,
  body: DouyinImageTextBody,
): Promise<CreatedDouyinWork> {
  return callByteDance(
    context,
    douyinPlatform,
    { method: 'POST', path: `${base}/create_image_text/`, json: body, effect: 'once' },
    readCreated,
  );
}

function readCreated(data: Fields): CreatedDouyinWork | undefined {
  const itemId = textOf(data.item_id);
  return itemId ? { itemId, videoId: textOf(data.video_id) || null } : undefined;
}

/**
 * Whether the account may post: an upload is begun that nobody goes on with, and that the platform drops after two hours.
 * @throws ChannelFailure with the reason
 */
export async function probePosting(context: ChannelContext): Promise<void> {
  await callByteDance(
    context,
    douyinPlatform,
    { method: 'POST', path: douyinPlatform.uploadPaths.partInit, effect: 'repeatable' },
    (data) => textOf(data.upload_id) || undefined,
  );
}

export function uploadImage(context: ChannelContext, image: EncodedImage): Promise<string> {
  const part = { name: 'image', value: image.bytes, fileName: image.fileName, mediaType: image.mediaType };
  return callByteDance(
    context,
    douyinPlatform,
    {
      method: 'POST',
      path: `${base}/upload_image/`,
      multipart: [part],
      timeoutMs: 120_000,
      effect: 'repeatable',
    },
    (data) => textOf(fieldsOf(data.image).image_id) || undefined,
  );
}

/** Works of the account, pinned first, then newest first. */
export function listVideos(context: ChannelContext, cursor: string, count = 10): Promise<WorksPage> {
  return callByteDance(
    context,
    douyinPlatform,
    { method: 'GET', path: `${base}/video_list/`, query: { cursor, count }, effect: 'repeatable' },
    readWorksPage,
  );
}

/** Named works in any order; unknown and foreign ids are left out by the platform. */
export function readVideos(
  context: ChannelContext,
  ids: string[],
  names: 'item_ids' | 'video_ids' = 'item_ids',
): Promise<ByteDanceWork[]> {
  return callByteDance(
    context,
    douyinPlatform,
    { method: 'POST', path: `${base}/video_data/`, json: { [names]: ids }, effect: 'repeatable' },
    readWorks,
  );
}

/**
 * How many followed the account at the end of each of the last seven days; nothing before the day after the first grant.
 * (Official reference of the account's daily data, scope `data.external.user`, read 2026-11.)
 */
export function readDailyFans(context: ChannelContext): Promise<{ date: string; fans: string }[]> {
  return callByteDance(
    context,
    douyinPlatform,
    { method: 'GET', path: '/data/external/user/fans/', query: { date_type: 7 }, effect: 'repeatable' },
    (data) => {
      if (!Array.isArray(data.result_list)) return undefined;
      return data.result_list.flatMap((entry) => {
        const { date, total_fans: total } = fieldsOf(entry);
        const fans = numberOf(total);
        const isDate = typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date);
        return isDate && fans !== undefined ? [{ date, fans: String(fans) }] : [];
      });
    },
  );
}

export function readNickname(context: ChannelContext): Promise<{ openId?: string; nickname?: string }> {
  return context.withToken(async (accessToken) => {
    const response = await context.http.send({
      method: 'POST',
      url: `${context.baseUrls.api}/oauth/userinfo/`,
      form: { access_token: accessToken, open_id: context.account.credentials.openId ?? '' },
      effect: 'read',
    });
    return readResponse(response, douyinPlatform, 'repeatable', context.clock.now(), (data) => ({
      openId: textOf(data.open_id) || undefined,
      nickname: textOf(data.nickname) || undefined,
    }));
  });
}
