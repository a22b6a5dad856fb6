import {
  MemoryPublishContext,
  aDraftImage,
  aPublicationDraft,
  describeChannel,
} from '@haojiao/channel-kit/testing';
import type { ChannelAccess } from '@haojiao/channel-kit';
import { createSiteChannel } from './site.channel';

const site = createSiteChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'site',
  name: '市总工会网站',
  mode: 'api',
  credentials: {},
  settings: {},
};

describeChannel(site);

describe('the own site', () => {
  it('publishes under the canonical address of the content', async () => {
    const draft = aPublicationDraft();
    await expect(site.publish(draft, new MemoryPublishContext(site, account, {}))).resolves.toMatchObject({
      kind: 'published',
      remote: { id: draft.contentId, url: draft.canonicalUrl },
    });
  });

  it('tells the same time when the attempt is repeated after a crash', async () => {
    let now = new Date('2026-11-20T01:00:00Z');
    const context = new MemoryPublishContext(site, account, {}, { now: () => now });
    const draft = aPublicationDraft();
    const first = await site.publish(draft, context);
    now = new Date('2026-11-20T02:00:00Z');
    await expect(site.publish(draft, context)).resolves.toEqual(first);
  });

  it('refuses an item without title and warns of pictures without alternative text', async () => {
    const image = await aDraftImage({ altText: ' ' });
    const findings = site.check(
      aPublicationDraft({ title: ' ', images: { [image.assetId]: image } }),
      account,
    );
    expect(findings.map((finding) => [finding.severity, finding.code])).toEqual([
      ['error', 'site_title_missing'],
      ['hint', 'site_cover_missing'],
      ['warning', 'site_alt_text_missing'],
    ]);
  });

  it('refuses an episode without its sound', () => {
    const codes = site.check(aPublicationDraft({ kind: 'episode' }), account).map((finding) => finding.code);
    expect(codes).toContain('site_media_missing');
  });

  it('shows its page without anything of the item becoming markup, and tells all that readers get', () => {
    const nasty = '<script>alert(1)</script>';
    const draft = aPublicationDraft({
      title: nasty,
      byline: nasty,
      tags: [nasty],
      kind: 'video',
      text: nasty,
    });
    const { face, sent } = site.preview(draft, { ...account, name: nasty });
    expect(face).not.toContain('<script');
    expect(face).toContain(draft.html);
    expect(Object.keys(sent!)).toEqual([
      ...['url', 'title', 'summary', 'html', 'text', 'byline', 'tags', 'source', 'cover'],
    ]);
    expect(sent!.title).toBe(nasty);
  });
});
