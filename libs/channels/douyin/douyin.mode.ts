import type { Message } from '@haojiao/kernel';
import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelAdapter, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import { isImageText } from './douyin.mapper';
import { shareIsEnabled } from './douyin.settings';
import { SHARE_VIDEO_MAX_BYTES, shareVideoTypes } from './douyin.share-limits';

const reasons: Record<'account' | 'kind' | 'shareFile', Message> = {
  account: {
    zh: '该账号没有接口发布权限，请用发布包人工发布。',
    en: 'This account may not post by API; post by hand with the pack.',
  },
  kind: {
    zh: '抖音没有文章和音频的发布接口，请用发布包人工发布；带图片的文章可选择“图文”形式。',
    en: 'Douyin has no API for articles and audio; post by hand with the pack, or choose image-text for an article with pictures.',
  },
  shareFile: {
    zh: '扫码发布只支持 128 MB 以内的 MP4 或 MOV 视频，请用发布包人工发布。',
    en: 'Posting by phone takes MP4 or MOV up to 128 MB; post by hand with the pack.',
  },
};

/** Videos and image-text by API or by phone, as the account may; everything else by hand. */
export const chooseMode: ChannelAdapter['chooseMode'] = (draft, account) => {
  if (draft.kind !== 'video' && !isImageText(draft)) return { mode: 'hand_off', reason: reasons.kind };
  if (account.mode === 'api') return { mode: 'api' };
  if (account.mode !== 'share' || !shareIsEnabled(account))
    return { mode: 'hand_off', reason: reasons.account };
  return fitsSharing(draft) ? { mode: 'share' } : { mode: 'hand_off', reason: reasons.shareFile };
};

function fitsSharing({ media }: PublicationDraft): boolean {
  return !media || (media.bytes <= SHARE_VIDEO_MAX_BYTES && shareVideoTypes.has(media.mediaType));
}

/** The mode of an account that may not post by API. */
export function modeWithoutCapability(account: Pick<ChannelAccess, 'settings'>): 'share' | 'hand_off' {
  return shareIsEnabled(account) ? 'share' : 'hand_off';
}

/** What a grant with these scopes allows; old grants carry the names without `.bind`. */
export function modeForScopes(
  scopes: string[],
  account: Pick<ChannelAccess, 'settings'>,
): Extract<PublicationMode, 'api' | 'share' | 'hand_off'> {
  const mayPost = scopes.some((scope) => scope === 'video.create' || scope === 'video.create.bind');
  return mayPost ? 'api' : modeWithoutCapability(account);
}

export const publishingNotGranted: Message = {
  zh: '本次授权没有包含“发布视频”（video.create.bind），不能通过接口发布。',
  en: 'The grant does not include posting (video.create.bind); the API can not be used.',
};

/**
 * An app that lost its capability goes on by phone where that is enabled: nothing was posted, and the next attempt a few
 * seconds later finds the account in its new mode.
 */
export function goOnByPhone(error: unknown, account: ChannelAccess): unknown {
  const isRefusal = error instanceof ChannelFailure && error.accountChange?.mode === 'hand_off';
  if (!isRefusal || account.mode !== 'api' || !shareIsEnabled(account)) return error;
  return new ChannelFailure({
    failureClass: 'transient',
    code: error.code,
    platformCode: error.platformCode,
    platformMessage: error.platformMessage,
    advice: {
      zh: '应用没有接口发布能力，已转为手机扫码发布。',
      en: 'The app may not post by API; posting goes on by phone.',
    },
    retryAfterMs: 5_000,
    accountChange: { mode: 'share' },
    cause: error,
  });
}
