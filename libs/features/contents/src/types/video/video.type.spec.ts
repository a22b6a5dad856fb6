import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { videoType } from './video.type';

const reader = { html: () => '' };
const [film, one, two, poster] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

describe('the block of a film', () => {
  it('says nothing of what it has not: films of old keep their fingerprints', () => {
    const block = videoType.toBlock(
      { videoAssetId: film, descriptionText: '讲', captions: [], chapters: [] },
      reader,
    );
    expect(block).toEqual({ videoAssetId: film, descriptionText: '讲' });
  });

  it('binds captions and poster as assets, so that a review covers their bytes', () => {
    const block = videoType.toBlock(
      {
        videoAssetId: film,
        captions: [
          { language: 'zh-Hans', label: ' 简体 ', assetId: one.toUpperCase(), isDefault: true },
          { language: 'zh-hans', label: '再来', assetId: two },
          { language: 'mn-Cyrl', label: 'Монгол', assetId: two, isDefault: true },
        ],
        posterAssetId: poster,
      },
      reader,
    );
    expect(block.captions).toEqual([
      { language: 'zh-Hans', label: '简体', assetId: one, isDefault: true },
      { language: 'mn-Cyrl', label: 'Монгол', assetId: two },
    ]);
    expect(videoType.assetReferences(block)).toEqual([
      { path: 'video.videoAssetId', assetId: film, kind: 'video' },
      { path: 'video.captions.0.assetId', assetId: one, kind: 'captions' },
      { path: 'video.captions.1.assetId', assetId: two, kind: 'captions' },
      { path: 'video.posterAssetId', assetId: poster, kind: 'image' },
    ]);
  });

  it('has chapters in the order of time, whose titles are read with the text and must be there', () => {
    const chapters = [
      { startSeconds: 60, title: '车间' },
      { startSeconds: 0, title: '开头' },
      { startSeconds: 60, title: '又一次' },
      { startSeconds: 90, title: '  ' },
    ];
    const block = videoType.toBlock({ videoAssetId: film, chapters }, reader);
    expect(block.chapters?.map(({ title }) => title)).toEqual(['开头', '车间', '']);
    expect(videoType.texts(block).map(({ path }) => path)).toContain('video.chapters.1.title');
    expect(videoType.missing(block)).toMatchObject([{ path: 'video.chapters.2.title', code: 'not_empty' }]);
  });
});
