import { bodyMediaFiles, bodyMediaSteps } from '@haojiao/channel-kit';
import type { ChannelAccess, HandOffFile, HandOffPack, PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml, type Message } from '@haojiao/kernel';
import { styleOf } from './wechat.house-style';
import { pictureIds } from './wechat.html';
import { BODY_IMAGE_MAX_BYTES, COVER_HEIGHT, COVER_WIDTH } from './wechat.limits';
import { toContent, toDigest } from './wechat.mapper';
import { readOptions, type WechatOptions } from './wechat.options';
import { toPostText } from './wechat.picture-post';
import { toPlainText } from './wechat.text';

const EDITOR_URL = 'https://mp.weixin.qq.com/';
const LONGEST_EDGE = 1_440;
const SMALL_COVER = 500;

/** Everything for posting in the WeChat console: texts to copy, the laid-out article, pictures in the right sizes. */
export function wechatHandOff(draft: PublicationDraft, account: ChannelAccess): HandOffPack {
  const options = readOptions(draft, account);
  const pictures = pictureIds(draft.html).filter((assetId) => draft.images[assetId]);
  const names = Object.fromEntries(
    pictures.map((assetId, index) => [assetId, `images/${String(index + 1).padStart(2, '0')}.jpg`]),
  );
  const content = toContent(
    draft,
    (assetId) => {
      const src = names[assetId];
      return src === undefined ? null : { src };
    },
    styleOf(account.settings),
  );
  const isPicturePost = options.form === 'picture_post';
  const text = isPicturePost ? toPostText(draft) : toPlainText(content);
  return {
    editorUrl: EDITOR_URL,
    copyBlocks: [
      { key: 'title', label: { zh: '标题', en: 'Title' }, text: draft.title },
      { key: 'author', label: { zh: '作者', en: 'Author' }, text: draft.byline },
      { key: 'digest', label: { zh: '摘要', en: 'Digest' }, text: toDigest(draft) },
      { key: 'text', label: { zh: '正文（纯文字）', en: 'Body (plain text)' }, text },
      {
        key: 'source_url',
        label: { zh: '阅读原文链接', en: '“Read original” link' },
        text: draft.canonicalUrl,
      },
    ],
    files: [
      textFile('title.txt', 'text/plain; charset=utf-8', `${draft.title}\n`),
      textFile('article.html', 'text/html; charset=utf-8', page(draft.title, content)),
      textFile('article.txt', 'text/plain; charset=utf-8', `${draft.title}\n\n${text}\n`),
      ...coverFiles(draft),
      ...pictures.map((assetId) => pictureFile(names[assetId]!, draft.images[assetId]!)),
      ...bodyMediaFiles(draft),
    ],
    checklist: [
      ...(isPicturePost ? picturePostSteps : articleSteps(draft)),
      ...bodyMediaSteps(draft),
      ...commentSteps(options),
      deliveryStep(options),
      {
        zh: '对照审定稿检查一遍，只发布审定的内容。',
        en: 'Compare with the approved version; publish nothing else.',
      },
      { zh: '发表后把文章链接登记回号角。', en: 'Afterwards record the article’s link in Haojiao.' },
    ],
  };
}

const picturePostSteps: Message[] = [
  {
    zh: '登录公众平台，新建“图片消息（贴图）”。',
    en: 'Sign in to the console and begin a new picture post.',
  },
  {
    zh: '先上传封面，再按顺序上传 images 文件夹中的图片。',
    en: 'Upload the cover first, then the pictures of the folder in order.',
  },
  { zh: '粘贴标题和正文（纯文字）。', en: 'Paste title and plain text.' },
];

function articleSteps(draft: PublicationDraft): Message[] {
  return [
    { zh: '登录公众平台，新建“文章”。', en: 'Sign in to the console and begin a new article.' },
    { zh: '粘贴标题、作者和摘要。', en: 'Paste title, author and digest.' },
    {
      zh: '用浏览器打开 article.html，全选复制到编辑器；图片若未带入，按顺序上传 images 文件夹。',
      en: 'Open article.html in a browser, copy all into the editor; upload the pictures in order if they did not come along.',
    },
    {
      zh: '封面用 cover-900x383.jpg，小图用 cover-500x500.jpg。',
      en: 'Use cover-900x383.jpg as cover and cover-500x500.jpg as the small one.',
    },
    { zh: '“阅读原文”填本内容的网站链接。', en: 'Set “read original” to the item’s page.' },
    ...(draft.kind === 'article'
      ? []
      : [
          {
            zh: '需要在文章中直接播放时，先把音视频上传到公众平台素材库，审核通过后再插入。',
            en: 'To play media in the article, upload it to the console’s library and insert it after its review.',
          },
        ]),
  ];
}

function commentSteps({ openComment, onlyFansCanComment }: WechatOptions): Message[] {
  if (!openComment) return [];
  return onlyFansCanComment
    ? [{ zh: '打开留言，仅粉丝可留言。', en: 'Open comments for followers only.' }]
    : [{ zh: '打开留言。', en: 'Open comments.' }];
}

function deliveryStep({ delivery, tagId }: WechatOptions): Message {
  if (delivery === 'publish')
    return {
      zh: '发表时关闭“群发通知”：只发布，不通知粉丝。',
      en: 'Switch the notice to followers off when publishing.',
    };
  return tagId === undefined
    ? { zh: '发表时打开“群发通知”，发给全部粉丝。', en: 'Switch the notice on and send it to all followers.' }
    : {
        zh: `发表时打开“群发通知”，只发给标签 ${tagId} 的粉丝。`,
        en: `Switch the notice on and send it to followers with tag ${tagId} only.`,
      };
}

function coverFiles(draft: PublicationDraft): HandOffFile[] {
  const { cover } = draft;
  if (!cover) return [];
  return [
    {
      name: `cover-${COVER_WIDTH}x${COVER_HEIGHT}.jpg`,
      mediaType: 'image/jpeg',
      read: async () => (await cover.encode({ format: 'jpeg', ratio: '2.35:1', maxEdge: COVER_WIDTH })).bytes,
    },
    {
      name: `cover-${SMALL_COVER}x${SMALL_COVER}.jpg`,
      mediaType: 'image/jpeg',
      read: async () => (await cover.encode({ format: 'jpeg', ratio: '1:1', maxEdge: SMALL_COVER })).bytes,
    },
  ];
}

function pictureFile(name: string, image: PublicationDraft['images'][string]): HandOffFile {
  return {
    name,
    mediaType: 'image/jpeg',
    read: async () =>
      (await image.encode({ format: 'jpeg', maxBytes: BODY_IMAGE_MAX_BYTES, maxEdge: LONGEST_EDGE })).bytes,
  };
}

function textFile(name: string, mediaType: string, text: string): HandOffFile {
  return { name, mediaType, read: async () => Buffer.from(text) };
}

function page(title: string, content: string): string {
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>\n<body style="max-width:640px;margin:0 auto">${content}</body></html>\n`;
}
