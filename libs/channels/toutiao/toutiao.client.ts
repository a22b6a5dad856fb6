import { callByteDance, readResponse, readWorks, readWorksPage, textOf } from '@haojiao/channel-kit';
import type { ByteDanceWork, ChannelContext, UploadPaths, WorksPage } from '@haojiao/channel-kit';
import { toutiaoErrors } from './toutiao.errors';

const base = '/toutiao/video';

/** Content under the address `api`, grants under `oauth`: two hosts of the platform. */
export const toutiaoPlatform = {
  platform: 'toutiao',
  errors: toutiaoErrors,
  uploadPaths: {
    single: `${base}/upload/`,
    partInit: `${base}/part/init/`,
    part: `${base}/part/upload/`,
    partComplete: `${base}/part/complete/`,
  } satisfies UploadPaths,
};

export interface ToutiaoVideoBody {
  video_id: string;
  /** The title, at most 30 characters. */
  text: string;
  abstract?: string;
  claim_origin?: boolean;
}

/** Makes the post. A second call with the same `video_id` answers with the first one's item and makes no second post. */
export function createVideo(context: ChannelContext, body: ToutiaoVideoBody): Promise<{ itemId: string }> {
  return callByteDance(
    context,
    toutiaoPlatform,
    { method: 'POST', path: `${base}/create/`, json: body, effect: 'once' },
    (data) => {
      const itemId = textOf(data.item_id);
      return itemId ? { itemId } : undefined;
    },
  );
}

/** Works of the account, pinned first, then newest first. Neither here nor below is a review status told. */
export function listVideos(context: ChannelContext, cursor: string, count = 10): Promise<WorksPage> {
  return callByteDance(
    context,
    toutiaoPlatform,
    { method: 'GET', path: `${base}/list/`, query: { cursor, count }, effect: 'repeatable' },
    readWorksPage,
  );
}

export function readVideos(context: ChannelContext, itemIds: string[]): Promise<ByteDanceWork[]> {
  return callByteDance(
    context,
    toutiaoPlatform,
    { method: 'POST', path: `${base}/data/`, json: { item_ids: itemIds }, effect: 'repeatable' },
    readWorks,
  );
}

export function readNickname(context: ChannelContext): Promise<{ openId?: string; nickname?: string }> {
  return context.withToken(async (accessToken) => {
    const response = await context.http.send({
      method: 'POST',
      url: `${context.baseUrls.oauth}/oauth/userinfo/`,
      form: { access_token: accessToken, open_id: context.account.credentials.openId ?? '' },
      effect: 'read',
    });
    return readResponse(response, toutiaoPlatform, 'repeatable', context.clock.now(), (data) => ({
      openId: textOf(data.open_id) || undefined,
      nickname: textOf(data.nickname) || undefined,
    }));
  });
}
