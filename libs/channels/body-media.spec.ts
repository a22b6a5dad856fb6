import type { ChannelAccess, ChannelAdapter, PublicationDraft } from '@haojiao/channel-kit';
import { aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createCustomChannel } from './custom/custom.channel';
import { createSiteChannel } from './site/site.channel';
import { createToutiaoChannel } from './toutiao/toutiao.channel';
import { createWechatChannel } from './wechat/wechat.channel';

const media = aDraftMedia({ mediaType: 'audio/mpeg', fileName: 'media.mp3', durationSeconds: 83 });
const bodyMedia: PublicationDraft['bodyMedia'] = [{ kind: 'audio', caption: '厂歌', media }];
const words = '【音频】厂歌（打开原文页面即可收听）';
const inWords = aPublicationDraft({ html: `<p>请听</p><p>${words}</p>`, bodyMedia });

const accountOn = (adapter: ChannelAdapter): ChannelAccess => ({
  id: 'a',
  organizationId: 'o',
  platform: adapter.platform,
  name: '市总工会',
  mode: 'hand_off',
  credentials: {},
  settings: { displayName: '职工群', preset: 'wechat_group', textTemplate: '{title}\n{text}' },
});

describe('a sound within an article', () => {
  describe.each([
    ['wechat', createWechatChannel()],
    ['toutiao', createToutiaoChannel()],
    ['custom', createCustomChannel()],
  ])('on %s', (_, adapter) => {
    const account = accountOn(adapter);
    const codes = (draft: PublicationDraft) => adapter.check(draft, account).map(({ code }) => code);

    it('goes out in words, which is told beforehand', () => {
      expect(adapter.preview(inWords, account).face).toContain(words);
      expect(codes(inWords)).toContain('body_media_in_words');
      expect(codes(aPublicationDraft())).not.toContain('body_media_in_words');
    });

    it('comes with the pack of whoever posts by hand', async () => {
      const pack = adapter.handOff!(inWords, account);
      const file = pack.files.find(({ name }) => name === 'media/01.mp3');
      expect(file).toMatchObject({ mediaType: 'audio/mpeg', bytes: media.bytes });
      expect(pack.checklist.some(({ zh }) => zh.includes('media 文件夹'))).toBe(true);
      expect(pack.copyBlocks.some(({ text }) => text.includes(words))).toBe(true);
    });
  });

  it('is shown with its length on the site, and warned of nowhere there', () => {
    const site = createSiteChannel();
    const html = `<p>请听</p><figure data-asset-id="${media.assetId}" data-kind="audio"><figcaption>厂歌</figcaption></figure>`;
    const draft = aPublicationDraft({ html, bodyMedia });
    expect(site.preview(draft, accountOn(site)).face).toMatch(
      /▶ 1:23.*<figcaption style=[^>]*>厂歌<\/figcaption>/,
    );
    const codes = site.check(draft, accountOn(site)).map(({ code }) => code);
    expect(codes).not.toContain('body_media_in_words');
    expect(site.capabilities.playsBodyMedia).toBe(true);
  });
});
