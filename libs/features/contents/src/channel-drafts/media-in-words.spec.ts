import { mediaInWords } from './media-in-words';

const figure = (kind: string, caption = '') =>
  `<figure data-asset-id="01a1fc42-7e6a-73f2-8a1f-e064c21cc6b8" data-kind="${kind}">${caption}</figure>`;

describe('a body for readers who can play nothing', () => {
  it('tells the caption of each sound and film, and where it is to be heard', () => {
    const html = `<p>前</p>${figure('audio', '<figcaption style="text-align:center">厂<em>歌</em> &lt;1958&gt;</figcaption>')}<p>后</p>${figure('video')}`;
    expect(mediaInWords(html, 'zh-CN')).toBe(
      '<p>前</p><p>【音频】厂歌 &lt;1958&gt;（打开原文页面即可收听）</p><p>后</p><p>【视频】打开原文页面即可观看。</p>',
    );
    expect(mediaInWords(figure('audio', '<figcaption>Song</figcaption>'), 'en-US')).toBe(
      '<p>[Audio] Song (listen on the original page)</p>',
    );
  });

  it('is the same where there is nothing to play', () => {
    const html = '<figure><img data-asset-id="x" alt="" /><figcaption>图</figcaption></figure>';
    expect(mediaInWords(html, 'zh-CN')).toBe(html);
  });
});
