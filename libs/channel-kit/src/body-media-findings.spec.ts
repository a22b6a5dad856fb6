import { bodyMediaFindings } from './body-media-findings';
import type { ChannelCapabilities } from './channel-adapter';
import type { DraftMedia, PublicationDraft } from './publication-draft';

const capabilities: ChannelCapabilities = { modes: {}, canWithdraw: false, callbacks: false };
const sound = { kind: 'audio', caption: '厂歌', media: { assetId: 'a' } as DraftMedia } as const;
const draft = (kind: 'article' | 'episode', bodyMedia?: PublicationDraft['bodyMedia']) =>
  ({ kind, bodyMedia }) as PublicationDraft;

describe('sounds and films within a body', () => {
  it('are warned of where a platform gets words in their place', () => {
    const inWords = { ...capabilities, bodyMedia: 'in_words' } as const;
    expect(bodyMediaFindings(inWords, draft('article', [sound, sound]))).toMatchObject([
      { severity: 'warning', path: 'article.html', message: { zh: expect.stringContaining('2 处') } },
    ]);
    expect(bodyMediaFindings(inWords, draft('episode', [sound]))).toMatchObject([
      { path: 'episode.notesHtml' },
    ]);
    expect(bodyMediaFindings(inWords, draft('article'))).toEqual([]);
  });

  it('are not warned of where they are played, or where no body goes', () => {
    expect(bodyMediaFindings({ ...capabilities, bodyMedia: 'played' }, draft('article', [sound]))).toEqual(
      [],
    );
    expect(bodyMediaFindings(capabilities, draft('article', [sound]))).toEqual([]);
  });
});
