import type { ChannelAccess, ChannelPreview, PublicationDraft } from '@haojiao/channel-kit';
import { imageTextBody, sentFields, videoBody } from './douyin.body';
import { buildCaption, descriptionIsLeftOut } from './douyin.caption';
import { douyinFace } from './douyin.face';
import { picturesOf } from './douyin.mapper';
import { chooseMode } from './douyin.mode';
import { linkFields, shareFields } from './douyin.share';
import type { MediaField } from './douyin.share';

/** What would be sent, and how it will look. No network. */
export function previewForDouyin(draft: PublicationDraft, account: ChannelAccess): ChannelPreview {
  const { mode, reason } = chooseMode(draft, account);
  const text = mode === 'share' ? shareFields(draft).title : buildCaption(draft);
  const sent = mode === 'hand_off' ? undefined : sentIn(mode, draft);
  const notes = [
    ...(reason ? [reason] : []),
    ...(mode !== 'share' && descriptionIsLeftOut(draft) ? [leftOut] : []),
  ];
  return {
    mode,
    title: draft.title,
    text,
    ...(sent ? { sent } : {}),
    face: douyinFace(draft, account, text),
    notes,
  };
}

function sentIn(mode: string, draft: PublicationDraft): Record<string, string> {
  const pictures = picturesOf(draft).map((image) => `{image:${image.assetId}}`);
  if (mode === 'share') return linkFields(shareFields(draft), mediaField(draft, pictures));
  return sentFields(
    draft.media
      ? videoBody({ ...draft, media: draft.media }, { video: '{media}', cover: '{cover}' })
      : imageTextBody(draft, pictures),
  );
}

function mediaField(draft: PublicationDraft, pictures: string[]): MediaField {
  if (draft.media) return { video_path: '{media}' };
  return pictures.length === 1 ? { image_path: pictures[0]! } : { image_list_path: pictures };
}

const leftOut = {
  zh: '描述超过抖音的 1000 字，改用摘要；也可在抖音版本里另写文案。',
  en: 'The description is longer than Douyin takes; the summary stands in. A text for Douyin can be written instead.',
};
