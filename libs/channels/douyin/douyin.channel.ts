import type { Message } from '@haojiao/kernel';
import {
  ChannelFailure,
  askSafely,
  byteDanceCredentialFields,
  pastedGrantExpiry,
} from '@haojiao/channel-kit';
import type {
  AccountFacts,
  ChannelAdapter,
  ChannelContext,
  ChannelLimit,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { DURATION_MAX_SECONDS, VIDEO_MAX_BYTES, checkForDouyin } from './douyin.check';
import { listVideos, readNickname } from './douyin.client';
import { douyinErrors } from './douyin.errors';
import { followPending, searchLostPost } from './douyin.follow-up';
import { douyinHandOff } from './douyin.hand-off';
import { CAPTION_MAX, TOPICS_MAX, buildCaption, recogniseDouyinUrl } from './douyin.mapper';
import { publishVideo } from './douyin.publish';
import { douyinTokens } from './douyin.tokens';

const READ_ON = '2026-11-18';

const limits: ChannelLimit[] = [
  { path: 'text', max: CAPTION_MAX, unit: 'characters', readOn: READ_ON },
  { path: 'tags', max: TOPICS_MAX, unit: 'items', readOn: READ_ON },
  { path: 'media.durationSeconds', min: 3, max: DURATION_MAX_SECONDS, unit: 'seconds', readOn: READ_ON },
  { path: 'media.bytes', max: VIDEO_MAX_BYTES, unit: 'bytes', readOn: READ_ON },
  {
    path: 'publicationsPerDay',
    max: 75,
    unit: 'items',
    readOn: READ_ON,
    note: { zh: '平台上限；本系统每天最多自动发布 20 条。', en: "The platform's limit; ours is 20 a day." },
  },
];

const handOffReasons: Record<'account' | 'kind', Message> = {
  account: {
    zh: '该账号没有接口发布权限，请用发布包人工发布。',
    en: 'This account may not post by API; post by hand with the pack.',
  },
  kind: {
    zh: '抖音没有文章和音频的发布接口，请用发布包人工发布。',
    en: 'Douyin has no API for articles and audio; post by hand with the pack.',
  },
};

/** Short videos by API where the app holds `video.create.bind`; everything else by hand. */
export function createDouyinChannel(): ChannelAdapter {
  const chooseMode: ChannelAdapter['chooseMode'] = (draft, account) => {
    if (draft.kind !== 'video') return { mode: 'hand_off', reason: handOffReasons.kind };
    return account.mode === 'api' ? { mode: 'api' } : { mode: 'hand_off', reason: handOffReasons.account };
  };
  return {
    platform: 'douyin',
    name: { zh: '抖音', en: 'Douyin' },
    capabilities: {
      modes: { api: ['video'], hand_off: ['article', 'episode', 'video'] },
      canWithdraw: true,
      callbacks: false,
    },
    credentialFields: byteDanceCredentialFields,
    settingFields: [],
    limits,
    // 20 is our own ceiling below the platform's 75 per account and app.
    budgets: [{ operation: 'create', window: 'day', max: 20 }],
    errors: douyinErrors,
    tokens: douyinTokens,
    chooseMode,
    check: (draft, account) => checkForDouyin(draft, chooseMode(draft, account).mode),
    preview: (draft, account) => {
      const { mode, reason } = chooseMode(draft, account);
      return { mode, title: draft.title, text: buildCaption(draft), notes: reason ? [reason] : [] };
    },
    publish: async (draft, context) => {
      const { mode, reason } = chooseMode(draft, context.account);
      if (mode !== 'api') return { kind: 'awaiting_hand_off', reason: reason ?? handOffReasons.account };
      if (!hasMedia(draft)) throw videoMissing();
      return publishVideo(draft, context);
    },
    followUp: (question, draft, context) =>
      askSafely(
        question.timesAsked,
        (failure) => failure.platformCode === 'video_status_2',
        () =>
          question.kind === 'pending'
            ? followPending(question, context)
            : searchLostPost(question, draft, context),
      ),
    withdraw: async () => ({
      kind: 'by_hand',
      instruction: {
        zh: '抖音没有删除接口：请在抖音或创作者中心打开该作品，删除或改为私密，然后在此确认。',
        en: 'Douyin has no call for removal: open the work in the app or creator site, delete it or make it private, then confirm here.',
      },
    }),
    verify: verifyAccount,
    handOff: douyinHandOff,
    recogniseUrl: recogniseDouyinUrl,
  };
}

/** The profile proves the grant; a look at the list proves the capability, which profiles are not subject to. */
async function verifyAccount(context: ChannelContext): Promise<AccountFacts> {
  const profile = await readNickname(context);
  const facts: AccountFacts = {
    remoteAccountId: profile.openId ?? context.account.credentials.openId,
    displayName: profile.nickname,
    mode: 'api',
    grantExpiresAt: pastedGrantExpiry(context.account),
    notes: [],
  };
  try {
    await listVideos(context, '0', 1);
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.accountChange?.mode !== 'hand_off') throw error;
    return { ...facts, mode: 'hand_off', notes: [error.advice] };
  }
  return facts;
}

function hasMedia(
  draft: PublicationDraft,
): draft is PublicationDraft & { media: NonNullable<PublicationDraft['media']> } {
  return draft.media !== undefined;
}

function videoMissing(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'douyin_video_missing',
    advice: { zh: '缺少视频文件，请补充后重新提交。', en: 'The video file is missing; add it.' },
  });
}
