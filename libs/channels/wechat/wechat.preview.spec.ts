import type { ChannelAccess, PublicationDraft, PublishContext } from '@haojiao/channel-kit';
import {
  aDraftImage,
  aPublicationDraft,
  scriptedChannelContext,
  ScriptedChannelHttp,
} from '@haojiao/channel-kit/testing';
import { createWechatChannel } from './wechat.channel';

const wechat = createWechatChannel();
const account: ChannelAccess = {
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: { appId: 'wx1', appSecret: 's' },
  settings: { openComment: true },
};

describe('the preview of an article for WeChat', () => {
  it('shows the fields of draft/add in order, exactly as they are sent but for what uploads tell', async () => {
    const picture = await aDraftImage();
    const draft = aPublicationDraft({
      cover: await aDraftImage(),
      html: `<h2>开赛</h2><p>见<a href="https://example.org/a?b=1&amp;c=2">官网</a>“引号” &lt;标签&gt;</p><figure><img data-asset-id="${picture.assetId}" alt="现场"><figcaption>现场</figcaption></figure>`,
      images: { [picture.assetId]: picture },
      source: { name: '工人日报' },
      options: { onlyFansCanComment: true },
    });
    const { sent } = wechat.preview(draft, account);
    expect(Object.keys(sent!)).toEqual([
      'article_type',
      'title',
      'author',
      'digest',
      'content',
      'content_source_url',
      'thumb_media_id',
      'need_open_comment',
      'only_fans_can_comment',
      'pic_crop_235_1',
      'pic_crop_1_1',
    ]);
    expect(sent).toMatchObject({
      thumb_media_id: '{cover}',
      need_open_comment: '1',
      only_fans_can_comment: '1',
      pic_crop_1_1: '0.287234_0_0.712766_1',
    });
    expect(sent!.content).toContain(`src="{image:${picture.assetId}}"`);
    const uploaded = { '{cover}': 'COVER', [`{image:${picture.assetId}}`]: 'http://mmbiz.qpic.cn/p/0' };
    const article = await draftAdded(draft, { url: 'http://mmbiz.qpic.cn/p/0' }, { media_id: 'COVER' });
    expect(asSent(article)).toEqual(filled(sent!, uploaded));
  });

  it('of a picture post shows its pictures and crops as the JSON that is sent', async () => {
    const [cover, picture] = [await aDraftImage({ width: 1_200, height: 800 }), await aDraftImage()];
    const draft = aPublicationDraft({
      cover,
      html: `<p>十二支队伍</p><img data-asset-id="${picture.assetId}"><img data-asset-id="${cover.assetId}">`,
      images: { [picture.assetId]: picture, [cover.assetId]: cover },
      options: { form: 'picture_post' },
    });
    const { sent } = wechat.preview(draft, account);
    expect(sent).toMatchObject({ article_type: 'newspic', content: '十二支队伍' });
    expect(JSON.parse(sent!.image_info!)).toEqual({
      image_list: [{ image_media_id: '{cover}' }, { image_media_id: `{image:${picture.assetId}}` }],
    });
    const uploaded = { '{cover}': 'COVER', [`{image:${picture.assetId}}`]: 'SECOND' };
    const article = await draftAdded(draft, { media_id: 'COVER' }, { media_id: 'SECOND' });
    expect(asSent(article)).toEqual(filled(sent!, uploaded));
  });

  it('counts as WeChat does: the body with its markup, an emoji by its code points', async () => {
    const draft = aPublicationDraft({ title: '赛👷🏽', html: '<p>字</p>', cover: await aDraftImage() });
    const { used, sent } = wechat.preview(draft, account);
    expect(used).toEqual({
      title: 3,
      byline: 3,
      summary: [...draft.summary].length,
      html: [...sent!.content!].length,
    });
  });

  it('tells whom it reaches and what that costs', () => {
    const note = (options: Record<string, unknown>): string =>
      wechat.preview(aPublicationDraft({ options }), account).notes[0]!.zh;
    expect(note({})).toContain('不通知粉丝');
    expect(note({ delivery: 'mass_send' })).toContain('全部粉丝');
    expect(note({ delivery: 'mass_send', tagId: 2 })).toContain('标签 2');
  });

  it('has a face with account, title, author and body, and nothing from elsewhere', async () => {
    const picture = await aDraftImage();
    const draft = aPublicationDraft({
      title: '开赛<b>',
      cover: await aDraftImage(),
      html: `<p>见<a href="https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv">上期</a></p><img data-asset-id="${picture.assetId}" alt="现场">`,
      images: { [picture.assetId]: picture },
    });
    const { face } = wechat.preview(draft, account);
    expect(face).toContain('width:375px');
    expect(face).toContain('开赛&lt;b&gt;');
    expect(face).toContain('市总工会');
    expect(face).toContain('宣教部');
    expect(face).toContain(`<img data-asset-id="${draft.cover!.assetId}" data-ratio="2.35:1"`);
    expect(face).toContain(`<img data-asset-id="${picture.assetId}" alt="现场"`);
    expect(face).not.toMatch(/<script|<style|href=|src=|https?:\/\/|class=/);
  });

  it('shows the pictures of a picture post first, then its words', async () => {
    const [cover, picture] = [await aDraftImage(), await aDraftImage()];
    const draft = aPublicationDraft({
      cover,
      html: `<p>十二支队伍</p><p>同场竞技</p><img data-asset-id="${picture.assetId}">`,
      images: { [picture.assetId]: picture },
      options: { form: 'picture_post' },
    });
    const face = wechat.preview(draft, account).face!;
    const places = [cover.assetId, picture.assetId, draft.title, '十二支队伍</p>', '同场竞技'].map((part) =>
      face.indexOf(part),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});

/** What the call draft/add really carries when the uploads are answered so. */
async function draftAdded(draft: PublicationDraft, ...uploads: object[]): Promise<Record<string, unknown>> {
  const http = new ScriptedChannelHttp(...uploads, { media_id: 'DRAFT' }, { errcode: -1, errmsg: 'enough' });
  const context: PublishContext = {
    ...scriptedChannelContext(http, account),
    history: { attempts: 0, hadLostAnswer: false },
    step: (_name, _options, run) => run(),
    resultOf: async () => undefined,
    forgetSteps: async () => undefined,
  };
  await expect(wechat.publish(draft, context)).rejects.toMatchObject({ platformCode: '-1' });
  const call = http.requests.find((request) => request.url.endsWith('/draft/add'))!;
  // As the wire carries it: the order of the fields is that of the JSON.
  const { articles } = JSON.parse(JSON.stringify(call.json)) as { articles: Record<string, unknown>[] };
  expect(articles).toHaveLength(1);
  return articles[0]!;
}

function asSent(article: Record<string, unknown>): [string, string][] {
  return Object.entries(article).map(([field, value]) => [
    field,
    typeof value === 'object' ? JSON.stringify(value) : String(value as string | number),
  ]);
}

function filled(sent: Record<string, string>, uploaded: Record<string, string>): [string, string][] {
  return Object.entries(sent).map(([field, value]) => [
    field,
    Object.entries(uploaded).reduce((text, [name, real]) => text.replaceAll(name, real), value),
  ]);
}
