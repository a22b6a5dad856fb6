import type { HandOffFile, HandOffPack, PublicationDraft } from '@haojiao/channel-kit';
import { mediaFile, textFile } from '@haojiao/channel-kit';
import { buildCaption, topicsOf } from './douyin.caption';

const EDITOR_URL = 'https://creator.douyin.com/';

/** What a person needs at the creator site: title and caption to copy, the video, the cover, and what to look at. */
export function douyinHandOff(draft: PublicationDraft): HandOffPack {
  const caption = buildCaption(draft);
  const media = draft.media;
  const files: HandOffFile[] = [textFile('title.txt', draft.title), textFile('caption.txt', caption)];
  if (media) files.push(mediaFile(media));
  const pictures = [draft.cover, ...Object.values(draft.images)].filter((image) => image !== undefined);
  pictures.forEach((image, index) =>
    files.push({
      name: index === 0 && draft.cover ? 'cover.jpg' : `images/${String(index).padStart(2, '0')}.jpg`,
      mediaType: 'image/jpeg',
      read: async () =>
        (await image.encode({ format: 'jpeg', maxEdge: 1920, maxBytes: 20 * 1024 * 1024 })).bytes,
    }),
  );
  return {
    editorUrl: EDITOR_URL,
    copyBlocks: [
      { key: 'title', label: { zh: '标题', en: 'Title' }, text: draft.title },
      { key: 'caption', label: { zh: '作品描述', en: 'Caption' }, text: caption },
      {
        key: 'topics',
        label: { zh: '话题', en: 'Topics' },
        text: topicsOf(draft.tags)
          .map((topic) => `#${topic}`)
          .join(' '),
      },
    ],
    files,
    checklist: checklistFor(draft),
  };
}

function checklistFor(draft: PublicationDraft): HandOffPack['checklist'] {
  const kindHint = {
    article: {
      zh: '抖音没有长文：请用图片发图文，或做成摘要视频。',
      en: 'Douyin has no long articles: post the pictures as image-text, or a summary video.',
    },
    episode: {
      zh: '抖音没有音频：请渲染成带画面的视频，或发不超过 15 分钟的节选。',
      en: 'Douyin has no audio: render a video, or post an excerpt of at most 15 minutes.',
    },
    video: {
      zh: '核对视频为竖屏 9:16、无其他平台水印。',
      en: 'See that the video is 9:16 and without marks of other platforms.',
    },
  }[draft.kind];
  return [
    kindHint,
    {
      zh: '逐字核对标题、描述和话题与审定稿一致。',
      en: 'Compare title, caption and topics with the approved text.',
    },
    { zh: '选择封面，可见范围选“公开”。', en: 'Choose the cover; visibility: public.' },
    { zh: '确认登录的是本单位账号。', en: 'See that you are signed in to your own account.' },
    {
      zh: '发布并通过审核后，把作品链接填回本系统。',
      en: 'After the review has passed, enter the link of the work here.',
    },
  ];
}
