import type { ChannelAccess } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, describeChannel, aDraftMedia } from '@haojiao/channel-kit/testing';
import { createWeiboChannel } from './weibo.channel';

const channel = createWeiboChannel();
describeChannel(channel);

function anAccount(overrides: Partial<ChannelAccess> = {}): ChannelAccess {
  return {
    id: 'account',
    organizationId: 'organization',
    platform: 'weibo',
    name: '市总工会',
    mode: 'api',
    credentials: { appKey: '3000000001', appSecret: 's', accessToken: '2.00a', uid: '6000000001' },
    settings: { safeDomains: ['union.example.org'], realIp: '211.156.0.1' },
    ...overrides,
  };
}

const canonicalUrl = 'https://www.union.example.org/p/skills';
const codesOf = (draft = aPublicationDraft({ canonicalUrl }), account = anAccount()): string[] =>
  channel.check(draft, account).map((finding) => `${finding.severity} ${finding.code}`);

describe('what Weibo would refuse or spoil', () => {
  it('is nothing for a short text with a cover and a link under a safe domain', async () => {
    expect(codesOf(aPublicationDraft({ canonicalUrl, cover: await aDraftImage() }))).toEqual([]);
  });

  it('is a link elsewhere, or an account that names no safe domain', () => {
    expect(codesOf(aPublicationDraft({ canonicalUrl: 'https://example.org/p' }))).toContain(
      'error weibo_link_outside_safe_domains',
    );
    expect(codesOf(undefined, anAccount({ settings: { realIp: '211.156.0.1' } }))).toContain(
      'error weibo_safe_domains_missing',
    );
  });

  it('is a post without a public address of the one who approved it', () => {
    const account = anAccount({ settings: { safeDomains: ['union.example.org'] } });
    expect(codesOf(undefined, account)).toContain('error weibo_real_ip_missing');
    expect(codesOf(aPublicationDraft({ canonicalUrl, approverIp: '211.156.0.9' }), account)).not.toContain(
      'error weibo_real_ip_missing',
    );
  });

  it('is a text in one of the two upper zones of length', () => {
    const text = (length: number) => aPublicationDraft({ canonicalUrl, text: '会'.repeat(length) });
    expect(codesOf(text(110))).toEqual(['hint weibo_no_picture']);
    expect(codesOf(text(120))).toContain('warning weibo_text_nearly_too_long');
    expect(codesOf(text(130))).toContain('error weibo_text_too_long');
  });

  it('is a topic, and a text too long for its link', () => {
    expect(codesOf(aPublicationDraft({ canonicalUrl, text: '#劳模# 颁奖' }))).toContain(
      'warning weibo_topics_removed',
    );
    expect(codesOf(aPublicationDraft({ canonicalUrl, summary: '会'.repeat(300) }))).toContain(
      'hint weibo_text_shortened',
    );
  });

  it('is a name that is notified, and characters that a picture’s body may alter', async () => {
    const cover = await aDraftImage();
    expect(codesOf(aPublicationDraft({ canonicalUrl, text: '感谢 @全国总工会 ' }))).toContain(
      'hint weibo_mentions_notify',
    );
    const text = '满意率 98%ab，A+B';
    const altered = ['hint weibo_characters_replaced', 'warning weibo_link_may_be_altered'];
    const encoded = aPublicationDraft({ canonicalUrl: `${canonicalUrl}/%E6%96%87`, text, cover });
    expect(codesOf(encoded)).toEqual(altered);
    expect(codesOf({ ...encoded, cover: undefined })).toEqual(['hint weibo_no_picture']);
    const settings = { ...anAccount().settings, multipartText: 'percent' };
    expect(codesOf(encoded, anAccount({ settings }))).toEqual([]);
  });

  it('is told when the settings are entered, where they can’t be true', () => {
    const faultsOf = (settings: object) => channel.settingFaults!({ ...settings }).map(({ path }) => path);
    expect(faultsOf({ safeDomains: ['union.example.org'], realIp: '211.156.0.1' })).toEqual([]);
    expect(faultsOf({ safeDomains: ['union.example.org'], realIp: '192.168.1.8' })).toEqual(['realIp']);
    expect(faultsOf({ safeDomains: [], realIp: '::1' })).toEqual(['realIp', 'safeDomains']);
  });

  it('is a video or episode, which goes out as a link', () => {
    expect(codesOf(aPublicationDraft({ canonicalUrl, kind: 'video' }))).toContain('hint weibo_media_as_link');
    expect(codesOf(aPublicationDraft({ canonicalUrl, kind: 'episode' }))).toContain(
      'hint weibo_media_as_link',
    );
  });
});

describe('posting by hand', () => {
  it('is chosen for an account without permission, and says why', () => {
    const draft = aPublicationDraft({ canonicalUrl });
    expect(channel.chooseMode(draft, anAccount())).toEqual({ mode: 'api' });
    expect(channel.chooseMode(draft, anAccount({ mode: 'hand_off' }))).toMatchObject({
      mode: 'hand_off',
      reason: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it('takes further pictures and the film along, which the interface does not', async () => {
    const [cover, other] = [await aDraftImage(), await aDraftImage()];
    const html = `<img data-asset-id="${cover.assetId}" alt=""><img data-asset-id="${other.assetId}" alt="">`;
    const images = { [cover.assetId]: cover, [other.assetId]: other };
    const draft = aPublicationDraft({ kind: 'video', html, cover, images, media: aDraftMedia() });
    const { files, checklist } = channel.handOff!(draft, anAccount());
    expect(files.map(({ name }) => name)).toEqual(['cover.jpg', 'images/01.jpg', 'media/video.mp4']);
    expect(checklist.map(({ zh }) => zh).join()).toContain('media 文件夹');
  });

  it('has a pack of text with link, topics and the cover', async () => {
    const draft = aPublicationDraft({
      canonicalUrl,
      title: '开赛',
      summary: '加油',
      cover: await aDraftImage(),
    });
    const pack = channel.handOff!(draft, anAccount());
    expect(pack.copyBlocks.map((block) => block.text)).toEqual([
      `【开赛】加油 ${canonicalUrl}`,
      '#工会#',
      canonicalUrl,
    ]);
    expect((await pack.files[0]!.read()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  it('recognises the address of the post that was made', () => {
    expect(channel.recogniseUrl!('https://www.weibo.com/6000000001/P03co0bSK?from=x')).toEqual({
      id: '5100123000045678',
      url: 'https://weibo.com/6000000001/P03co0bSK',
    });
    expect(channel.recogniseUrl!('https://m.weibo.cn/detail/5100123000045678')).toEqual({
      id: '5100123000045678',
      url: 'https://m.weibo.cn/detail/5100123000045678',
    });
    expect(channel.recogniseUrl!('https://example.org/6000000001/P03co0bSK')).toBeNull();
  });
});

describe('the preview', () => {
  it('shows the text as it is sent', () => {
    const draft = aPublicationDraft({ canonicalUrl, title: '开赛', summary: '加油' });
    expect(channel.preview(draft, anAccount())).toMatchObject({
      mode: 'api',
      text: `【开赛】加油 ${canonicalUrl}`,
    });
  });
});
