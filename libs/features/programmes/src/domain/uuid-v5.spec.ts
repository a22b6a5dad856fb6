import { feedGuid, uuidV5 } from './uuid-v5';

describe('names of feeds', () => {
  it('are UUIDs of version 5 as the RFC has them', () => {
    // RFC 9562, A.4: www.example.com in the namespace of DNS.
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('are those that the namespace of podcasts gives as examples', () => {
    // github.com/Podcastindex-org/podcast-namespace, tags/guid: the example of podnews.
    expect(feedGuid('https://podnews.net/rss/')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
    expect(feedGuid('podnews.net/rss')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
  });
});
