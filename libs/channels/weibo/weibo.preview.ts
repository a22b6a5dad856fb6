import type { ChannelAccess, ChannelPreview, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { weiboLength } from './weibo-length';
import { realIpOf } from './weibo-real-ip';
import { composeShareText } from './weibo-share-text';
import { weiboFace } from './weibo.face';
import { packForHand } from './weibo.hand-off';
import { statusFor } from './weibo.mapper';

/** What is sent, whichever way it goes, and how followers will see it. */
export function previewWeibo(
  draft: PublicationDraft,
  account: ChannelAccess,
  { mode, reason }: { mode: PublicationMode; reason?: Message },
): ChannelPreview {
  const byHand = mode === 'hand_off';
  const text = byHand ? packForHand(draft).copyBlocks[0]!.text : composeShareText(draft).status;
  const length = weiboLength(text);
  return {
    mode,
    title: '',
    text,
    used: { text: length },
    sent: byHand ? handFields(draft) : shareFields(draft, account),
    face: weiboFace(draft, account, text),
    notes: reason ? [reason] : [lengthNote(length)],
  };
}

/** In the order of the body. */
function shareFields(draft: PublicationDraft, { settings }: ChannelAccess): Record<string, string> {
  return {
    status: statusFor(draft, settings),
    rip: realIpOf(draft, settings) ?? '',
    ...(draft.cover ? { pic: '{cover}' } : {}),
  };
}

function handFields(draft: PublicationDraft): Record<string, string> {
  return Object.fromEntries(packForHand(draft).copyBlocks.map(({ key, text }) => [key, text]));
}

function lengthNote(length: number): Message {
  return {
    zh: `共 ${length} 字（微博计数，上限 140）；链接会显示为“网页链接”。`,
    en: `${length} characters by Weibo’s count of at most 140; the link is shown as “web link”.`,
  };
}
