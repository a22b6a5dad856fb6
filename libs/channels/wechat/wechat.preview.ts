import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { toArticle, type WechatUploads } from './wechat.mapper';
import { readOptions } from './wechat.options';
import { picturesOfPost } from './wechat.picture-post';

/** The article of draft/add, field by field; nested ones as the JSON that is sent. */
export function sentFields(draft: PublicationDraft, account: ChannelAccess): Record<string, string> {
  const article = toArticle(draft, placeholders(draft, account), account);
  return Object.fromEntries(
    Object.entries(article).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'object' ? JSON.stringify(value) : String(value as string | number),
    ]),
  );
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
