import { ChannelFailure, askSafely, byteDanceCredentialFields } from '@haojiao/channel-kit';
import type {
  ChannelAdapter,
  ChannelLimit,
  PublicationDraft,
  PublishContext,
  PublishOutcome,
} from '@haojiao/channel-kit';
import { douyinAuthorization } from './douyin.authorization';
import { receiveDouyinCallback } from './douyin.callback';
import { CAPTION_MAX, TOPICS_MAX } from './douyin.caption';
import { DURATION_MAX_SECONDS, PICTURES_MAX, checkForDouyin } from './douyin.check';
import { douyinErrors } from './douyin.errors';
import { VIDEO_MAX_BYTES } from './douyin.film';
import { douyinFigures } from './douyin.figures';
import { followPending, searchLostPost } from './douyin.follow-up';
import { douyinHandOff } from './douyin.hand-off';
import { isImageText, recogniseDouyinUrl } from './douyin.mapper';
import type { VideoDraft } from './douyin.mapper';
import { chooseMode, goOnByPhone } from './douyin.mode';
import { previewForDouyin } from './douyin.preview';
import { publishImageText, publishVideo } from './douyin.publish';
import { douyinSettingFields } from './douyin.settings';
import { shareForPhone, shareLink } from './douyin.share';
import { SHARE_TITLE_MAX, SHARE_VIDEO_MAX_BYTES } from './douyin.share-limits';
import { douyinTokens } from './douyin.tokens';
import { verifyDouyin } from './douyin.verify';

const READ_ON = '2026-11-18';

const imageTextOnly = { zh: '仅图文形式。', en: 'Only of image-text.' };
const byPhoneOnly = { zh: '仅扫码发布时。', en: 'Only when posting by phone.' };

const limits: ChannelLimit[] = [
  { path: 'text', max: CAPTION_MAX, unit: 'characters', readOn: READ_ON },
  { path: 'tags', max: TOPICS_MAX, unit: 'items', readOn: READ_ON },
  { path: 'media.durationSeconds', min: 3, max: DURATION_MAX_SECONDS, unit: 'seconds', readOn: READ_ON },
  { path: 'media.bytes', max: VIDEO_MAX_BYTES, unit: 'bytes', readOn: READ_ON },
  { path: 'images', min: 1, max: PICTURES_MAX, unit: 'items', readOn: READ_ON, note: imageTextOnly },
  { path: 'title', max: SHARE_TITLE_MAX, unit: 'characters', readOn: READ_ON, note: byPhoneOnly },
  { path: 'media.bytes', max: SHARE_VIDEO_MAX_BYTES, unit: 'bytes', readOn: READ_ON, note: byPhoneOnly },
  {
    path: 'publicationsPerDay',
    max: 75,
    unit: 'items',
    readOn: READ_ON,
    note: { zh: '平台上限；本系统每天最多自动发布 20 条。', en: "The platform's limit; ours is 20 a day." },
  },
];

/** Short videos and image-text by API where the app holds `video.create.bind`, else by phone or by hand. */
export function createDouyinChannel(): ChannelAdapter {
  return {
    platform: 'douyin',
    name: { zh: '抖音', en: 'Douyin' },
    capabilities: {
      // An article only as image-text (`options.form`), see `chooseMode`.
      modes: {
        api: ['video', 'article'],
        share: ['video', 'article'],
        hand_off: ['article', 'episode', 'video'],
      },
      canWithdraw: true,
      callbacks: true,
      confirmation: {
        zh: '请确认：同意把所示的视频（图片）、文案和话题发布到所示的抖音账号。',
        en: 'Please confirm that this video (these pictures), text and topics go to this Douyin account.',
      },
    },
    credentialFields: byteDanceCredentialFields,
    settingFields: douyinSettingFields,
    limits,
    // 20 is our own ceiling below the platform's 75 per account and app.
    budgets: [
      { operation: 'create', window: 'day', max: 20, perPost: 1 },
      // What the platform allows is not published: twenty works a call, so 1,200 works an hour.
      { operation: 'figures', window: 'hour', max: 60 },
    ],
    errors: douyinErrors,
    tokens: douyinTokens,
    authorization: douyinAuthorization,
    figures: douyinFigures,
    chooseMode,
    check: (draft, account) => checkForDouyin(draft, chooseMode(draft, account).mode),
    preview: previewForDouyin,
    publish: publishToDouyin,
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
    verify: verifyDouyin,
    shareLink,
    handOff: douyinHandOff,
    recogniseUrl: recogniseDouyinUrl,
    receiveCallback: receiveDouyinCallback,
  };
}

async function publishToDouyin(draft: PublicationDraft, context: PublishContext): Promise<PublishOutcome> {
  const { mode, reason } = chooseMode(draft, context.account);
  if (mode === 'share') return shareForPhone(draft, context);
  if (mode !== 'api') return { kind: 'awaiting_hand_off', reason: reason! };
  try {
    if (isImageText(draft)) return await publishImageText(draft, context);
    if (!hasMedia(draft)) throw videoMissing();
    return await publishVideo(draft, context);
  } catch (error) {
    throw goOnByPhone(error, context.account);
  }
}

function hasMedia(draft: PublicationDraft): draft is VideoDraft {
  return draft.media !== undefined;
}

function videoMissing(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'douyin_video_missing',
    advice: { zh: '缺少视频文件，请补充后重新提交。', en: 'The video file is missing; add it.' },
  });
}
