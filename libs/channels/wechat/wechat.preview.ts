import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { styleOf } from './wechat.house-style';
import { PICTURE_STAND_IN, type PictureAttributes } from './wechat.html';
import { toArticles, toContent, toDigest, type WechatUploads } from './wechat.mapper';
import { readOptions } from './wechat.options';
import { picturesOfPost, toPostText } from './wechat.picture-post';
import { lengthOf } from './wechat.text';

/** The (first) article of draft/add, field by field; nested ones as the JSON that is sent. */
export function sentFields(draft: PublicationDraft, account: ChannelAccess): Record<string, string> {
  const drafts = [draft, ...(draft.companions ?? [])];
  const uploads = drafts.map((each) => placeholders(each, account));
  const [article] = toArticles(drafts, uploads, account);
  return Object.fromEntries(
    Object.entries(article!).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'object' ? JSON.stringify(value) : String(value as string | number),
    ]),
  );
}

/** What the texts come to as WeChat counts them: a body with all its markup and the addresses of uploaded pictures. */
export function usedOf(draft: PublicationDraft, account: ChannelAccess): Record<string, number> {
  const isPicturePost = readOptions(draft, account).form === 'picture_post';
  const picture: PictureAttributes = (assetId) => (draft.images[assetId] ? { src: PICTURE_STAND_IN } : null);
  const body = isPicturePost ? toPostText(draft) : toContent(draft, picture, styleOf(account.settings));
  return {
    title: lengthOf(draft.title.trim()),
    byline: lengthOf(draft.byline.trim()),
    summary: lengthOf(toDigest(draft)),
    html: lengthOf(body),
    ...(isPicturePost ? { images: picturesOfPost(draft).length } : {}),
  };
}

/** What the fields don't tell: whom it reaches, and what that costs. */
export function deliveryNotes(draft: PublicationDraft, account: ChannelAccess): Message[] {
  const { delivery, tagId } = readOptions(draft, account);
  if (delivery === 'publish')
    return [
      {
        zh: '“发布”：生成链接，不通知粉丝，不占群发次数。',
        en: 'Published: it gets a link; no follower is told and no mass send is used.',
      },
    ];
  return tagId === undefined
    ? [
        {
          zh: '“群发”：推送给全部粉丝，占用账号的群发次数，发出后不能收回推送。',
          en: 'Mass send: pushed to all followers; it uses one of the account’s sends and can not be called back.',
        },
      ]
    : [
        {
          zh: `“群发”：推送给标签 ${tagId} 的粉丝，占用他们的接收次数，不进入历史消息。`,
          en: `Mass send: pushed to followers with tag ${tagId}; it uses their allowance and does not enter the history.`,
        },
      ];
}

/** What stands for the ids and addresses that only uploads tell. */
function placeholders(draft: PublicationDraft, account: ChannelAccess): WechatUploads {
  const isPicturePost = readOptions(draft, account).form === 'picture_post';
  const hasCover = isPicturePost ? picturesOfPost(draft).length > 0 : draft.cover !== undefined;
  const pictures = isPicturePost ? picturesOfPost(draft) : Object.values(draft.images);
  return {
    cover: hasCover ? '{cover}' : '',
    pictures: Object.fromEntries(pictures.map(({ assetId }) => [assetId, `{image:${assetId}}`])),
  };
}
