import {
  ChannelFailure,
  type FailureClass,
  type PublishOutcome,
  type RemotePost,
} from '@haojiao/channel-kit';
import { publishStatus, type PublishStatus } from './wechat.reader';
import { postOfArticles } from './wechat.remote';
import { placeOf } from './wechat.urls';

interface JobFacts {
  publishId: string | null;
  msgDataId: string | null;
  at: Date;
}

/** A final status as our outcome. `extra` carries what later calls need. @throws ChannelFailure for all but success */
export function outcomeOf(status: PublishStatus, facts: JobFacts): PublishOutcome {
  if (status.status === publishStatus.success && status.articleId !== null)
    return { kind: 'published', remote: publishedPost(status.articleId, status.urls, facts) };
  const [failureClass, code, zh, en] = ends[status.status] ?? unexpected;
  throw new ChannelFailure({
    failureClass,
    code,
    platformCode: `publish_status_${status.status}`,
    advice: { zh, en },
  });
}

/**
 * The post of the lead, with those of its companions: `extra` carries what later calls need. Events don't carry
 * `msg_data_id`: the number of a long address is it in practice, though WeChat does not promise that.
 */
export function publishedPost(
  articleId: string,
  urls: readonly (string | null)[],
  { publishId, msgDataId, at }: JobFacts,
): RemotePost {
  return postOfArticles(articleId, urls, at, (url) => ({
    kind: 'publish',
    publishId,
    msgDataId: msgDataId ?? (url === null ? null : (placeOf(url)?.mid ?? null)),
  }));
}

type End = [FailureClass, string, string, string];

const ends: Readonly<Record<number, End>> = {
  [publishStatus.originalClaimFailed]: [
    'content_rejected',
    'wechat_original_claim_failed',
    '微信判定原创校验未通过。请核对稿源，转载稿注明来源后重新送审。',
    'WeChat’s check for original works failed. Verify the source, name it if reprinted, and have it reviewed again.',
  ],
  [publishStatus.failed]: [
    'permanent',
    'wechat_publish_failed',
    '微信发布失败且未说明原因（测试号永远不能发布）。请在公众平台查看通知，或改为人工发布。',
    'WeChat could not publish and gives no reason (test accounts never can). See the console’s notices or post by hand.',
  ],
  [publishStatus.reviewRejected]: [
    'content_rejected',
    'wechat_review_rejected',
    '未通过微信平台审核。请在公众平台查看原因，修改内容后重新送审。',
    'WeChat’s review refused it. See the reason in the console, change the content and have it reviewed again.',
  ],
  [publishStatus.deletedByUser]: [
    'permanent',
    'wechat_deleted_there',
    '文章发布后已在公众平台被删除。',
    'It was published and then deleted in the console.',
  ],
  [publishStatus.blockedByPlatform]: [
    'content_rejected',
    'wechat_blocked_by_platform',
    '文章发布后被微信封禁。请在公众平台查看通知，整改后再发布。',
    'It was published and then blocked by WeChat. See the console’s notice and correct the content.',
  ],
};

const unexpected: End = [
  'unknown',
  'wechat_status_unexpected',
  '微信返回了未收录的发布状态，请在公众平台核对。',
  'WeChat gave an unlisted publishing status; look into the console.',
];
