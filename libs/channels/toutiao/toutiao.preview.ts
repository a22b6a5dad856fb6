import type { ChannelAccess, ChannelPreview, PublicationDraft } from '@haojiao/channel-kit';
import { toutiaoFace } from './toutiao.face';
import { toutiaoHandOff } from './toutiao.hand-off';
import { feedItem } from './toutiao.item';
import { abstractOf, videoBody } from './toutiao.mapper';
import { chooseToutiaoMode } from './toutiao.mode';

/** What is sent, whichever way it goes, and how followers will see it. */
export function previewToutiao(draft: PublicationDraft, account: ChannelAccess): ChannelPreview {
  const { mode, reason } = chooseToutiaoMode(draft, account);
  return {
    mode,
    title: draft.title,
    text: abstractOf(draft),
    html: draft.kind === 'video' ? undefined : handOffText(draft, account, 'html'),
    sent: sentFields(draft, account, mode),
    face: toutiaoFace(draft, account),
    notes: reason ? [reason] : [],
  };
}

function sentFields(
  draft: PublicationDraft,
  account: ChannelAccess,
  mode: ChannelPreview['mode'],
): Record<string, string> {
  if (mode === 'api') return texts(videoBody(draft, '{media}'));
  if (mode === 'feed') return feedFields(draft, account);
  const { copyBlocks } = toutiaoHandOff(draft, account, []);
  return Object.fromEntries(copyBlocks.map((block) => [block.key, block.text]));
}

/** In the names of the feed's elements. */
function feedFields(draft: PublicationDraft, account: ChannelAccess): Record<string, string> {
  const item = feedItem(draft, account, (assetId) => `{image:${assetId}}`);
  return texts({
    title: item.title,
    link: item.link,
    description: item.summary,
    'content:encoded': item.content,
    'dc:creator': item.author,
    'tu:editor': item.editor ?? undefined,
    'dc:publisher': item.source,
    category: item.tags.join('、'),
    'media:thumbnail': item.covers.map((cover) => cover.url).join(' '),
    'tu:coverMode': item.covers.length,
    'tu:type': 'article',
    'tu:original': item.original,
    'tu:declaration': item.declaration ?? undefined,
  });
}

function texts(fields: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

function handOffText(draft: PublicationDraft, account: ChannelAccess, key: string): string {
  return toutiaoHandOff(draft, account, []).copyBlocks.find((block) => block.key === key)?.text ?? '';
}
