import type { ChannelAccess, PublicationDraft, PublishContext } from '@haojiao/channel-kit';
import {
  ScriptedChannelHttp,
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
  scriptedChannelContext,
} from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';

const douyin = createDouyinChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会 <官方>',
  mode: 'api',
  credentials: { clientKey: 'awtest', clientSecret: 's', openId: '_000TestOpenIdA' },
  settings: { shareEnabled: true },
};
const created = { data: { item_id: '@item' } };
const video = (id: string) => ({ data: { video: { video_id: id } } });
const image = (id: string) => ({ data: { image: { image_id: id } } });
const aVideo = (overrides: Partial<PublicationDraft> = {}) =>
  aPublicationDraft({ kind: 'video', media: aDraftMedia(), tags: ['工会', '劳动者 风采'], ...overrides });

/** Publishes against recorded answers; returns the fields of the call that makes the post. */
async function sentBy(draft: PublicationDraft, ...answers: unknown[]): Promise<Record<string, unknown>> {
  const http = new ScriptedChannelHttp(...answers);
  const context: PublishContext = {
    ...scriptedChannelContext(http, account),
    step: (_name, _options, run) => run(),
    resultOf: async () => undefined,
    forgetSteps: async () => undefined,
    history: { attempts: 0, hadLostAnswer: false },
  };
  await douyin.publish(draft, context);
  return http.requests.find(({ url }) => url.includes('/create_'))?.json as Record<string, unknown>;
}

/** What the wire carries, with the ids of uploads put back into placeholders. */
const withPlaceholders = (body: Record<string, unknown>, ids: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [key, Object.entries(ids).reduce((all, [id, name]) => all.replaceAll(id, name), text)];
    }),
  );

describe('what the preview says is sent', () => {
  it('is what is sent: a video without a cover of its own', async () => {
    const draft = aVideo({ description: '十二支队伍。', text: '十二支队伍。' });
    const { sent } = douyin.preview(draft, account);
    const body = await sentBy(draft, video('V-1'), created);
    expect(sent).toEqual(withPlaceholders(body, { 'V-1': '{media}' }));
    expect(Object.keys(sent!)).toEqual(Object.keys(body));
    expect(sent!.text).toBe(`${draft.title}\n十二支队伍。 #工会 #劳动者风采 `);
  });

  it('is what is sent: a video with its cover, and with a chosen second', async () => {
    const cover = await aDraftImage({ width: 720, height: 1280 });
    const covered = aVideo({ cover });
    expect(douyin.preview(covered, account).sent).toEqual(
      withPlaceholders(await sentBy(covered, video('V-1'), image('I-1'), created), {
        'V-1': '{media}',
        'I-1': '{cover}',
      }),
    );
    const second = aVideo({ cover, options: { coverSeconds: 2.5 } });
    const { sent } = douyin.preview(second, account);
    expect(sent).toEqual(withPlaceholders(await sentBy(second, video('V-1'), created), { 'V-1': '{media}' }));
    expect(sent).toMatchObject({ cover_tsp: '2.5' });
  });

  it("is what is sent: an article's pictures, the cover first", async () => {
    const [cover, one, two] = [await aDraftImage(), await aDraftImage(), await aDraftImage()];
    const draft = aPublicationDraft({
      cover,
      images: { [one.assetId]: one, [two.assetId]: two },
      options: { form: 'image_text' },
    });
    const body = await sentBy(draft, image('I-0'), image('I-1'), image('I-2'), created);
    expect(douyin.preview(draft, account).sent).toEqual(
      withPlaceholders(body, {
        'I-0': `{image:${cover.assetId}}`,
        'I-1': `{image:${one.assetId}}`,
        'I-2': `{image:${two.assetId}}`,
      }),
    );
    expect(body).not.toHaveProperty('private_status');
  });

  it('is what the link carries where a colleague posts by phone', () => {
    const draft = aVideo({ title: '开赛' });
    expect(douyin.preview(draft, { ...account, mode: 'share' })).toMatchObject({
      mode: 'share',
      text: '开赛',
      sent: {
        video_path: '{media}',
        share_to_publish: '1',
        title: '开赛',
        hashtag_list: '["工会","劳动者风采"]',
      },
    });
  });

  it('is nothing where a person posts by hand', () => {
    expect(douyin.preview(aVideo(), { ...account, mode: 'hand_off' })).not.toHaveProperty('sent');
  });
});

describe('how followers will see it', () => {
  it('is a card 375 px wide with account, words and marked topics, and nothing that runs', () => {
    const { face } = douyin.preview(aVideo({ title: '“开赛” <b>& 更多' }), account);
    expect(face).toContain('width:375px');
    expect(face).toContain('@市总工会 &lt;官方&gt;');
    expect(face).toContain('&lt;b&gt;&amp; 更多');
    expect(face).toContain('<span style="color:#face15">#工会</span>');
    expect(face).not.toMatch(/<script|https?:|\son\w+=/);
    expect(face!.match(/<div/g)).toHaveLength(face!.match(/<\/div/g)!.length);
  });

  it('shows the cover that is sent, cropped as it is sent, and else says what stands in', async () => {
    const portrait = await aDraftImage({ width: 720, height: 1280, altText: '封面' });
    expect(douyin.preview(aVideo({ cover: portrait }), account).face).toContain(
      `<img data-asset-id="${portrait.assetId}" alt="封面"`,
    );
    const wide = aDraftMedia({ width: 1920, height: 1080 });
    const face = douyin.preview(aVideo({ cover: await aDraftImage(), media: wide }), account).face;
    expect(face).toContain('data-ratio="16:9"');
    expect(douyin.preview(aVideo({ cover: await aDraftImage() }), account).face).toContain('视频首帧');
    expect(douyin.preview(aVideo({ options: { coverSeconds: 3 } }), account).face).toContain('第 3 秒');
  });
});

describe('the words', () => {
  const text = (overrides: Partial<PublicationDraft>): string =>
    douyin.preview(aVideo({ title: '开赛', tags: [], ...overrides }), account).text;

  it('begin with the title also where the video has a description', () => {
    expect(text({ text: '描述。', description: '描述。' })).toBe('开赛\n描述。');
    expect(text({ text: '开赛\n描述。', description: '开赛\n描述。' })).toBe('开赛\n描述。');
  });

  it('are those written for Douyin where there are some', () => {
    expect(text({ text: '专门写的。', description: '描述。' })).toBe('专门写的。');
  });

  it('take the summary where the description does not fit, and say so', () => {
    const long = '长'.repeat(997);
    expect(text({ text: long, description: long, summary: '摘要。' })).toBe(`开赛\n${long}`);
    const longer = '长'.repeat(998);
    const draft = aVideo({ title: '开赛', tags: [], text: longer, description: longer, summary: '摘要。' });
    expect(douyin.preview(draft, account)).toMatchObject({
      text: '开赛\n摘要。',
      notes: [{ zh: expect.stringContaining('摘要') }],
    });
    expect(douyin.check(draft, account).map(({ code }) => code)).toContain('douyin_description_left_out');
  });
});
