import { mediaFile, pictureFile } from '@haojiao/channel-kit';
import type { DraftImage, HandOffPack, PublicationDraft } from '@haojiao/channel-kit';
import { sharePicture } from './weibo.mapper';

/** Weibo's own editor takes as many, the cover among them. */
const PICTURES_MAX = 18;

/** Everything to post by hand. Weibo's own editor allows what the interface does not: topics and long texts. */
export function packForHand(draft: PublicationDraft): HandOffPack {
  const { cover } = draft;
  const pictures = picturesBeside(draft);
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
    files: [
      ...(cover ? [pictureFile('cover.jpg', cover, sharePicture)] : []),
      ...pictures.map((image, index) =>
        pictureFile(`images/${String(index + 1).padStart(2, '0')}.jpg`, image, sharePicture),
      ),
      ...(draft.media ? [mediaFile(draft.media)] : []),
    ],
    checklist: [
      { zh: '用本单位的微博账号登录 weibo.com。', en: 'Log in to weibo.com with the union’s account.' },
      {
        zh: '粘贴正文，保留其中的链接，不要改动已审定的文字。',
        en: 'Paste the text, keep the link and the approved words.',
      },
      ...(cover ? [{ zh: '上传 cover.jpg。', en: 'Upload cover.jpg.' }] : []),
      ...(pictures.length > 0
        ? [
            {
              zh: '需要多图时，按编号上传 images 文件夹中的图片。',
              en: 'For more pictures, upload those of the folder images in their order.',
            },
          ]
        : []),
      ...(draft.kind === 'video' && draft.media
        ? [
            {
              zh: '需要直接播放时，改发视频：上传 media 文件夹中的视频，封面用 cover.jpg。',
              en: 'To have it played on Weibo, post the video of the folder media with cover.jpg as its cover.',
            },
          ]
        : []),
      {
        zh: '发布后复制该条微博的地址，填回号角。',
        en: 'After posting, copy the post’s address and enter it in Haojiao.',
      },
    ],
  };
}

/** Those of the text in reading order, without the cover. */
function picturesBeside({ html, images, cover }: PublicationDraft): DraftImage[] {
  const named = [...html.matchAll(/<img\b[^>]*\bdata-asset-id="([^"]+)"/gi)].map(
    (match) => images[match[1]!],
  );
  const different = new Map(
    named.filter((image) => image !== undefined).map((image) => [image.sha256, image]),
  );
  if (cover) different.delete(cover.sha256);
  return [...different.values()].slice(0, PICTURES_MAX - 1);
}
