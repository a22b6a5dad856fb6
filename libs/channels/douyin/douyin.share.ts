import { createHash, randomBytes } from 'node:crypto';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { ChannelFailure } from '@haojiao/channel-kit';
import type { PublicationDraft, PublishContext, PublishOutcome, ShareLink } from '@haojiao/channel-kit';
import { newShareId, shareSchema, shareTicket } from './douyin.app';
import { furtherTopics, shareTitle } from './douyin.caption';
import { picturesOf } from './douyin.mapper';
import { shareLinkIsMadeByServer } from './douyin.settings';

const LINK_VALID_MS = HOUR_MS;
/** The app fetches the file after the scan; who scans in the last minute still gets it. */
const MEDIA_LONGER_MS = 30 * MINUTE_MS;

/** Prepares a link that a colleague scans; the post itself is told by the platform's event. @throws ChannelFailure */
export async function shareForPhone(
  draft: PublicationDraft,
  context: PublishContext,
): Promise<PublishOutcome> {
  return {
    kind: 'awaiting_hand_off',
    reason: {
      zh: '请用登录本单位抖音号的手机扫码，核对后在抖音里发布。',
      en: 'Scan with the phone of the Douyin account, check it there and post.',
    },
    share: await shareLink(draft, context),
  };
}

/** A fresh link, of the same `share_id` as the one before. @throws ChannelFailure */
export async function shareLink(
  draft: PublicationDraft,
  context: PublishContext,
  earlier?: string,
): Promise<ShareLink> {
  const fields = shareFields(draft);
  // On record before anything is shown: the event may come within seconds.
  const reference =
    earlier ??
    (await context.step('share_id', { effect: 'repeatable' }, () => newShareId(context, fields.topics[0])));
  const ticket = await shareTicket(context);
  const now = context.clock.now();
  const expiresAt = new Date(Math.min(now.getTime() + LINK_VALID_MS, ticket.expiresAt.getTime()));
  const media = await mediaAddresses(draft, new Date(expiresAt.getTime() + MEDIA_LONGER_MS));
  const link = { ...fields, media, reference, ticket: ticket.value };
  const url = shareLinkIsMadeByServer(context.account)
    ? await shareSchema(context, schemaBody(link, expiresAt))
    : clientSchema(link, { clientKey: context.account.credentials.clientKey ?? '', now, nonce: newNonce() });
  return { url, reference, expiresAt };
}

export interface ShareFields {
  title: string;
  topics: string[];
}

/** What the app's publish page is filled with, beside the files. */
export function shareFields(draft: PublicationDraft): ShareFields {
  const title = shareTitle(draft);
  return { title, topics: furtherTopics(title, draft.tags) };
}

export type MediaField = { video_path: string } | { image_path: string } | { image_list_path: string[] };

interface LinkParts extends ShareFields {
  media: MediaField;
  reference: string;
  ticket: string;
}

/** The fields of the link that carry content, in their order. */
export function linkFields({ title, topics }: ShareFields, media: MediaField): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(media))
    fields[name] = typeof value === 'string' ? value : JSON.stringify(value);
  // Only one single video opens the publish page at once; pictures open the editor.
  if ('video_path' in media) fields.share_to_publish = '1';
  fields.title = title;
  if (topics.length > 0) fields.hashtag_list = JSON.stringify(topics);
  return fields;
}

/** The link as we sign it: MD5 over nonce, ticket and seconds, in this order, raw. */
export function clientSchema(
  link: LinkParts,
  { clientKey, now, nonce }: { clientKey: string; now: Date; nonce: string },
): string {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const fields: Record<string, string> = {
    share_type: 'h5',
    client_key: clientKey,
    nonce_str: nonce,
    timestamp,
    signature: shareSignature(nonce, link.ticket, timestamp),
    state: link.reference,
    ...linkFields(link, link.media),
  };
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `snssdk1128://openplatform/share?${query.join('&')}`;
}

export function shareSignature(nonce: string, ticket: string, timestamp: string): string {
  return createHash('md5').update(`nonce_str=${nonce}&ticket=${ticket}&timestamp=${timestamp}`).digest('hex');
}

function schemaBody(link: LinkParts, expiresAt: Date): Record<string, unknown> {
  return {
    client_ticket: link.ticket,
    expire_at: Math.floor(expiresAt.getTime() / 1_000),
    ...link.media,
    ...('video_path' in link.media ? { share_to_publish: '1' } : {}),
    title: link.title,
    ...(link.topics.length > 0 ? { hashtag_list: link.topics } : {}),
    state: link.reference,
  };
}

async function mediaAddresses(draft: PublicationDraft, until: Date): Promise<MediaField> {
  if (draft.media) return { video_path: reachable(await draft.media.publicUrl(until)) };
  const paths = await Promise.all(picturesOf(draft).map(async (image) => image.publicUrl(until)));
  const [first, ...others] = paths.map(reachable);
  if (first === undefined) throw filesMissing();
  return others.length === 0 ? { image_path: first } : { image_list_path: [first, ...others] };
}

/** The platform fetches from the public network by https; on one machine, the sandbox does with less. */
function reachable(address: string): string {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return address;
  throw new ChannelFailure({
    failureClass: 'permanent',
    code: 'douyin_share_needs_https',
    advice: {
      zh: '抖音要从公网以 https 读取视频，请管理员把 HAOJIAO_PUBLIC_URL 设为 https 地址。',
      en: 'Douyin fetches the video from the public network by https; set HAOJIAO_PUBLIC_URL to an https address.',
    },
  });
}

function filesMissing(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'douyin_pictures_missing',
    advice: { zh: '没有可分享的图片，请补充。', en: 'There is no picture to share; add one.' },
  });
}

function newNonce(): string {
  return randomBytes(16).toString('hex');
}
