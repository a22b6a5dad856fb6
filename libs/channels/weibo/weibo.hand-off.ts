import type { HandOffPack, PublicationDraft } from '@haojiao/channel-kit';
import { sharePicture } from './weibo.mapper';

/** Everything to post by hand. Weibo's own editor allows what the interface does not: topics and long texts. */
export function packForHand(draft: PublicationDraft): HandOffPack {
  const { cover } = draft;
  const words = draft.text.trim() !== '' ? draft.text.trim() : `【${draft.title}】${draft.summary}`;
  const topics = draft.tags.map((tag) => `#${tag.replaceAll('#', '')}#`).join(' ');
  return {
    editorUrl: 'https://weibo.com/',
    copyBlocks: [
      {
        key: 'text',
        label: { zh: '微博正文（含链接）', en: 'Text with link' },
        text: words.includes(draft.canonicalUrl) ? words : `${words} ${draft.canonicalUrl}`,
      },
      ...(topics === ''
        ? []
        : [{ key: 'topics', label: { zh: '话题（可选）', en: 'Topics (optional)' }, text: topics }]),
      { key: 'link', label: { zh: '链接', en: 'Link' }, text: draft.canonicalUrl },
    ],
    files: cover
      ? [
          {
            name: 'cover.jpg',
            mediaType: 'image/jpeg',
            read: async () => (await cover.encode(sharePicture)).bytes,
          },
        ]
      : [],
    checklist: [
      { zh: '用本单位的微博账号登录 weibo.com。', en: 'Log in to weibo.com with the union’s account.' },
      {
        zh: '粘贴正文，保留其中的链接，不要改动已审定的文字。',
        en: 'Paste the text, keep the link and the approved words.',
      },
      ...(cover ? [{ zh: '上传 cover.jpg。', en: 'Upload cover.jpg.' }] : []),
      {
        zh: '发布后复制该条微博的地址，填回号角。',
        en: 'After posting, copy the post’s address and enter it in Haojiao.',
      },
    ],
  };
}
