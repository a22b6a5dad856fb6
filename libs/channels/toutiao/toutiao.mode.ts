import type { Message } from '@haojiao/kernel';
import type { ChannelAccess, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import { API_VIDEO_MAX_BYTES, conversionOf } from './toutiao.film';

export const API_DURATION_MAX_SECONDS = 60;

/**
 * Articles go into the feed where the institution has agreed on one with Toutiao; short videos by an API that stands on
 * paper, behind a setting. Everything else is done by hand.
 */
export function chooseToutiaoMode(
  draft: PublicationDraft,
  account: ChannelAccess,
): { mode: PublicationMode; reason?: Message } {
  if (draft.kind === 'article' && account.settings.institutionFeed === true) return { mode: 'feed' };
  const reason = whyByHand(draft, account);
  return reason ? { mode: 'hand_off', reason } : { mode: 'api' };
}

function whyByHand(draft: PublicationDraft, account: ChannelAccess): Message | undefined {
  if (draft.kind !== 'video')
    return {
      zh: '头条没有文章和音频的发布接口，请用发布包人工发布。',
      en: 'Toutiao has no API for articles and audio; post by hand with the pack.',
    };
  if (account.settings.alreadySyncedFromDouyin === true)
    return {
      zh: '该账号已开通抖音同步，再次发布会重复：请确认同步结果后填回链接。',
      en: 'This account is synchronised from Douyin and a second post would double it: confirm the synchronised one.',
    };
  if (account.settings.officialVideo !== true)
    return {
      zh: '未开启官方视频接口，请用发布包人工发布。',
      en: 'The official video API is switched off for this account; post by hand with the pack.',
    };
  if (account.mode !== 'api')
    return {
      zh: '该账号没有接口发布权限或接口已下线，请用发布包人工发布。',
      en: 'This account may not post by API, or the API is gone; post by hand with the pack.',
    };
  if (draft.media && draft.media.durationSeconds > API_DURATION_MAX_SECONDS)
    return {
      zh: '视频超过 60 秒，接口不接收，请用发布包人工发布。',
      en: 'The video is longer than the 60 seconds of the API; post by hand with the pack.',
    };
  if (draft.media && draft.media.bytes > API_VIDEO_MAX_BYTES && !conversionOf(draft.media))
    return {
      zh: '视频超过 128 MB，接口不接收，请用发布包人工发布。',
      en: 'The video is larger than the 128 MB of the API; post by hand with the pack.',
    };
  return undefined;
}
