import { bodyMediaFindings } from './body-media-findings';
import type { DraftMedia, PublicationDraft } from './publication-draft';

const sound = { kind: 'audio', caption: '厂歌', media: { assetId: 'a' } as DraftMedia } as const;
const draft = (kind: 'article' | 'episode', bodyMedia?: PublicationDraft['bodyMedia']) =>
  ({ kind, bodyMedia }) as PublicationDraft;

describe('sounds and films within a body', () => {
  it('are warned of where a platform gets words in their place', () => {
    expect(bodyMediaFindings(draft('article', [sound, sound]))).toMatchObject([
      { severity: 'warning', path: 'article.html', message: { zh: expect.stringContaining('2 处') } },
    ]);
    expect(bodyMediaFindings(draft('episode', [sound]))).toMatchObject([{ path: 'episode.notesHtml' }]);
    expect(bodyMediaFindings(draft('article'))).toEqual([]);
  });
});
