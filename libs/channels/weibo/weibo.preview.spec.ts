import type { ChannelAccess, EncodedImage } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createWeiboChannel } from './weibo.channel';
import { toForm, toMultipart, toSharePost } from './weibo.mapper';

const channel = createWeiboChannel();
const canonicalUrl = 'https://union.example.org/p/skills';
const settings = { safeDomains: ['union.example.org'], realIp: '211.156.0.1' };

function anAccount(overrides: Partial<ChannelAccess> = {}): ChannelAccess {
  return {
    id: 'account',
    organizationId: 'organization',
    platform: 'weibo',
    name: '示范市总工会',
    mode: 'api',
    credentials: {},
    settings,
    ...overrides,
  };
}

describe('the preview of a post on Weibo', () => {
  it('names the fields of the call, byte for byte and in their order, without a picture', async () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '满意率 98%ab + 2#', approverIp: '211.156.0.9' });
    const { sent } = channel.preview(draft, anAccount());
    expect(sent).toEqual(toForm(await toSharePost(draft, '211.156.0.9', settings)));
    expect(Object.keys(sent!)).toEqual(['status', 'rip']);
  });

  it.each(['raw', 'percent'])(
    'and with one, its text encoded as the account says: %s',
    async (multipartText) => {
      const cover = await aDraftImage();
      const draft = aPublicationDraft({ canonicalUrl, text: '满意率 98%ab + 2#', cover });
      const account = anAccount({ settings: { ...settings, multipartText } });
      const post = await toSharePost(draft, '211.156.0.1', account.settings);
      const parts = toMultipart({ ...post, pic: post.pic as EncodedImage });
      const { sent } = channel.preview(draft, account);
      expect(Object.keys(sent!)).toEqual(parts.map(({ name }) => name));
      expect(sent).toEqual({ status: parts[0]!.value, rip: parts[1]!.value, pic: '{cover}' });
    },
  );

  it('counts as Weibo does', () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '工会abc' });
    expect(channel.preview(draft, anAccount()).used).toEqual({ text: 14 });
  });

  it('by hand is what is copied, topics and all', () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '#劳模# 颁奖' });
    const { mode, sent, notes } = channel.preview(draft, anAccount({ mode: 'hand_off' }));
    expect([mode, Object.keys(sent!), notes.length]).toEqual(['hand_off', ['text', 'topics', 'link'], 1]);
    expect(sent!.text).toBe(`#劳模# 颁奖 ${canonicalUrl}`);
  });

  it('shows the followers’ card: 375 pixels wide, the link shortened, the picture to be put in', async () => {
    const cover = await aDraftImage({ assetId: 'cover-1', altText: '“开赛”' });
    const draft = aPublicationDraft({ canonicalUrl, text: '欢迎 @全国总工会 关注', cover });
    const face = channel.preview(draft, anAccount()).face!;
    expect(face).toContain('width:375px');
    expect(face).toContain('🔗网页链接');
    expect(face).not.toContain(canonicalUrl);
    expect(face).toContain('<span style="color:#507daf">@全国总工会</span>');
    expect(face).toContain('<img data-asset-id="cover-1" alt="“开赛”"');
    expect(face).not.toMatch(/src=|<script|https?:/);
  });

  it('lets nothing of an item’s words become part of the page', () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '<img src=x onerror=alert(1)> & "引号"' });
    const face = channel.preview(draft, anAccount({ name: '<b>工会</b>' })).face!;
    expect(face).not.toMatch(/<img src=x|<b>/);
    expect(face).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
