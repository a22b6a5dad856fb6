import { aDraftImage, aDraftMedia, aPublicationDraft, describeChannel } from '@haojiao/channel-kit/testing';
import type { ChannelAccess } from '@haojiao/channel-kit';
import { createCustomChannel } from './custom.channel';

const channel = createCustomChannel();

const anAccount = (settings: Record<string, unknown> = {}): ChannelAccess => ({
  id: 'a1',
  organizationId: 'o1',
  platform: 'custom',
  name: '职工群',
  mode: 'hand_off',
  credentials: {},
  settings: { displayName: '一分会职工群', preset: 'wechat_group', ...settings },
});

const textOf = (draft: ReturnType<typeof aPublicationDraft>, settings: Record<string, unknown>) =>
  channel.preview(draft, anAccount(settings)).text;

describeChannel(channel);

describe('a place without an interface', () => {
  it('gets the text of its template, and nothing that stands in the item is taken for a placeholder', () => {
    const draft = aPublicationDraft({ title: '关于 {url} 的说明', summary: '', tags: ['工 会', '#劳模'] });
    expect(textOf(draft, { textTemplate: '【{title}】\n{summary}\n{tags}\n{url}' })).toBe(
      `【关于 {url} 的说明】\n#工会 #劳模\n${draft.canonicalUrl}`,
    );
  });

  it('gets the words of the body where the item has no short text of its own', () => {
    const draft = aPublicationDraft({ html: '<h2>一</h2><p>甲<br>乙 &amp; 丙</p>', text: '' });
    expect(textOf(draft, { textTemplate: '{text}' })).toBe('一\n甲\n乙 & 丙');
    expect(textOf({ ...draft, text: '另写的一段' }, { textTemplate: '{text}' })).toBe('另写的一段');
  });

  it('refuses what is longer than its own settings allow, counted in characters that people see', () => {
    const draft = aPublicationDraft({ title: '👨‍👩‍👧工会', summary: '五个字的话' });
    const settings = { titleMax: 3, textMax: 4, textTemplate: '{summary}' };
    const account = anAccount(settings);
    expect(channel.check(draft, account).map(({ code }) => code)).toEqual(['custom_text_too_long']);
    expect(channel.check({ ...draft, title: '四字标题' }, account).map(({ code }) => code)).toEqual([
      'custom_title_too_long',
      'custom_text_too_long',
    ]);
    expect(channel.limitsOf!(account).map(({ path, max }) => [path, max])).toEqual([
      ['title', 3],
      ['text', 4],
      ['images', 9],
    ]);
  });

  it('takes no text alone where films and pictures are shown', () => {
    const account = anAccount({ preset: 'wechat_channels', titleMax: 30 });
    expect(channel.check(aPublicationDraft(), account).map(({ code }) => code)).toEqual([
      'custom_nothing_to_show',
    ]);
  });

  it('comes with a pack of text, cropped pictures in order, the film and a checklist', async () => {
    const [cover, other] = [await aDraftImage(), await aDraftImage()];
    const html = `<p>图</p><img data-asset-id="${other.assetId}" alt=""><img data-asset-id="${cover.assetId}" alt="">`;
    const draft = aPublicationDraft({
      kind: 'video',
      html,
      cover,
      images: { [cover.assetId]: cover, [other.assetId]: other },
      media: aDraftMedia({ bytes: 9_000_000 }),
    });
    const pack = channel.handOff!(draft, anAccount({ checklist: ['先问群主'] }));
    expect(pack.files.map(({ name }) => name)).toEqual([
      'pictures/01.jpg',
      'pictures/02.jpg',
      'text.txt',
      'media/video.mp4',
    ]);
    expect(pack.checklist.map(({ zh }) => zh)).toEqual(['发到：一分会职工群。', '先问群主']);
    const film = pack.files.at(-1)!;
    const pieces: number[] = [];
    for await (const piece of film.stream!()) pieces.push(piece.length);
    expect(pieces).toEqual([4_194_304, 4_194_304, 611_392]);
    expect(film.bytes).toBe(9_000_000);
  });

  it('shows its face without anything of the item becoming markup', () => {
    const nasty = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
    for (const preset of ['wechat_group', 'wechat_channels', 'wechat_moments', 'other']) {
      const account = anAccount({ preset, displayName: nasty });
      const { face } = channel.preview(
        aPublicationDraft({ title: nasty, summary: nasty, text: nasty }),
        account,
      );
      expect(face).not.toMatch(/<script|<img src/);
    }
  });

  it('knows an address by the form in its settings', () => {
    const account = anAccount({ urlPattern: 'https://channels.weixin.qq.com/*/feed/*' });
    const recognise = (url: string) => channel.recogniseUrl!(url, account) !== null;
    expect(recognise('https://channels.weixin.qq.com/web/feed/abc')).toBe(true);
    expect(recognise('https://channels.weixin.qq.com.evil.example/web/feed/abc')).toBe(false);
    expect(recognise('https://channels.weixin.qq.com/feed/abc')).toBe(false);
    expect(channel.recogniseUrl!('https://anywhere.example/1', anAccount())).not.toBeNull();
  });
});

describe('settings of a custom channel', () => {
  const faults = (settings: Record<string, unknown>) =>
    channel.settingFaults!(settings).map(({ path, code }) => `${path} ${code}`);

  it('may all be left to the preset', () => {
    expect(faults({ displayName: '群', preset: 'wechat_group' })).toEqual([]);
  });

  it('are told all that is wrong with them', () => {
    expect(
      faults({
        titleMax: -1,
        textMax: 1.5,
        pictureMax: 51,
        pictureEdge: 10,
        textTemplate: '{titel} {url}',
        editorUrl: 'javascript:alert(1)',
        urlPattern: 'https://*.example/',
        checklist: [' '],
      }),
    ).toEqual([
      'titleMax out_of_range',
      'textMax out_of_range',
      'pictureMax out_of_range',
      'pictureEdge out_of_range',
      'textTemplate placeholder_unknown',
      'editorUrl url_invalid',
      'urlPattern pattern_invalid',
      'checklist checklist_invalid',
    ]);
    expect(faults({ textTemplate: '每天一样' })).toEqual(['textTemplate placeholder_missing']);
  });
});
