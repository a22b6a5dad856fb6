import { partsWith } from './parts-with';

describe('the parts of a template', () => {
  it('keep what the form does not show', () => {
    const before = {
      title: '第{number}期',
      coverAssetId: 'a',
      episode: { notesHtml: '<p>旧</p>', programmeId: 'p' },
    };
    expect(partsWith(before, { title: '新{number}期', episode: { notesHtml: '<p>新</p>' } })).toEqual({
      title: '新{number}期',
      coverAssetId: 'a',
      episode: { notesHtml: '<p>新</p>', programmeId: 'p' },
    });
  });
});
