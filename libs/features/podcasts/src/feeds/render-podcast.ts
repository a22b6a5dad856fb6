import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { podcastCategoryOf } from '@haojiao/features/programmes';
import type { FeedFacts, FeedLinks, FeedProgramme } from './feed-facts';
import { renderEpisode } from './render-episode';
import { person } from './render-person';
import { element, elementWith, xmlText } from './xml-text';

/**
 * RSS 2.0 (rssboard.org, 2.0.11) with the elements of Apple Podcasts (podcasters.apple.com/support/823), of the podcast
 * namespace (podcastindex.org/namespace/1.0), Atom links (RFC 4287) and archives (RFC 5005); all read 2026-11.
 */
export function renderPodcast({ programme, episodes, links, changedAt }: FeedFacts): Buffer {
  const feed = markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:fh="http://purl.org/syndication/history/1.0">
<channel>
${channel(programme, changedAt)}${linksOf(links)}${episodes.map((episode) => renderEpisode(episode, programme))}</channel>
</rss>
`;
  return Buffer.from(feed.text);
}

function channel(programme: FeedProgramme, changedAt: Date): Markup {
  const { title, link, imageUrl, funding, ownerName, ownerEmail, isPrivate } = programme;
  return markup`${[
    element('title', title),
    element('link', link),
    element('description', programme.description),
    element('language', programme.language),
    element('copyright', programme.copyright),
    element('lastBuildDate', changedAt.toUTCString()),
    element('generator', 'Haojiao'),
    imageUrl &&
      markup`<image>\n${[element('url', imageUrl), element('title', title), element('link', link)]}</image>\n`,
    imageUrl && elementWith('itunes:image', { href: imageUrl }),
    ...programme.categories.map(category),
    element('itunes:explicit', String(programme.explicit)),
    element('itunes:author', programme.author),
    element('itunes:type', programme.type),
    markup`<itunes:owner>\n${[element('itunes:name', ownerName), element('itunes:email', ownerEmail)]}</itunes:owner>\n`,
    programme.hasEnded && element('itunes:complete', 'Yes'),
    isPrivate && element('itunes:block', 'Yes'),
    element('podcast:guid', programme.guid),
    element('podcast:medium', 'podcast'),
    elementWith('podcast:locked', { owner: ownerEmail }, programme.isLocked || isPrivate ? 'yes' : 'no'),
    isPrivate && elementWith('podcast:block', {}, 'yes'),
    funding && elementWith('podcast:funding', { url: funding.url }, funding.text),
    ...programme.people.map(person),
  ]}`;
}

function category(key: string): Markup | null {
  const known = podcastCategoryOf(key);
  if (!known) return null;
  const { name, parent } = known;
  if (parent === null) return elementWith('itunes:category', { text: name });
  return markup`<itunes:category text="${xmlText(parent)}">${elementWith('itunes:category', { text: name })}</itunes:category>\n`;
}

/** Apps of podcasts follow `next` to what is older, readers of archives `prev-archive`: they are the same. */
function linksOf({ self, current, older, newer }: FeedLinks): Markup {
  const link = (rel: string, href: string | null) =>
    href && elementWith('atom:link', { rel, type: 'application/rss+xml', href });
  return markup`${[
    link('self', self),
    current && markup`<fh:archive/>\n`,
    link('current', current),
    link('next', older),
    link('prev-archive', older),
    link('prev', newer ?? current),
    link('next-archive', newer),
  ]}`;
}
