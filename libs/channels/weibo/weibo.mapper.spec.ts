import { aDraftImage, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { toForm, toMultipart, toSharePost } from './weibo.mapper';

const canonicalUrl = 'https://union.example.org/p/%E6%96%87';
const rip = '211.156.0.1';

describe('a draft in the form of Weibo', () => {
  it('without a cover is a form of text and address', async () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '完成率 100%e5' });
    const post = await toSharePost(draft, rip, {});
    expect(toForm(post)).toEqual({ status: `完成率 100%e5 ${canonicalUrl}`, rip });
    expect(post.pic).toBeUndefined();
  });

  it('with a cover carries one JPEG, no longer than 2048 pixels', async () => {
    const draft = aPublicationDraft({
      canonicalUrl,
      cover: await aDraftImage({ width: 3_000, height: 1_000 }),
    });
    const post = await toSharePost(draft, rip, {});
    const parts = toMultipart({ ...post, pic: post.pic! });
    expect(parts.map(({ name, fileName, mediaType }) => ({ name, fileName, mediaType }))).toEqual([
      { name: 'status', fileName: undefined, mediaType: undefined },
      { name: 'rip', fileName: undefined, mediaType: undefined },
      { name: 'pic', fileName: 'image.jpg', mediaType: 'image/jpeg' },
    ]);
    expect(post.pic!.width).toBe(2_048);
    expect((parts[2]!.value as Buffer).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  it('with a cover has no percent sign that could be decoded, but in its link', async () => {
    const draft = aPublicationDraft({
      canonicalUrl,
      text: '完成率 100%e5，达标 98% 以上，A+B',
      cover: await aDraftImage(),
    });
    expect((await toSharePost(draft, rip, {})).status).toBe(
      `完成率 100％e5，达标 98% 以上，A＋B ${canonicalUrl}`,
    );
  });

  it('is percent-encoded as a whole where the account says so', async () => {
    const draft = aPublicationDraft({ canonicalUrl, text: '100%e5 A+B', cover: await aDraftImage() });
    const { status } = await toSharePost(draft, rip, { multipartText: 'percent' });
    expect(status).toMatch(/^[\w.!~*'()%-]+$/);
    expect(decodeURIComponent(status)).toBe(`100%e5 A+B ${canonicalUrl}`);
  });
});
