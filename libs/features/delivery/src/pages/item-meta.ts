import type { DeliveryDocument } from '../domain/delivery-document';
import { displayTime } from '../domain/display-time';
import { jsonScript, markup } from './markup';
import type { Markup } from './markup';
import type { SiteUnit } from './site-unit';

/** Link previews and inspectors see this many characters at most. */
const DESCRIPTION_CHARACTERS = 200;

/**
 * What the head of an item's page says: the names that inspectors of public bodies look for (their indicators of 2019),
 * Open Graph for link previews, schema.org for search engines.
 */
export function itemMeta(document: DeliveryDocument, unit: SiteUnit, publicUrl: string): Markup {
  const description = descriptionOf(document);
  const names = inspectionNames(document, unit, publicUrl, description);
  return markup`<link rel="canonical" href="${document.canonicalUrl}">
${names.map(([name, content]) => markup`<meta name="${name}" content="${content}">\n`)}
${openGraph(document, unit, description).map(
  ([property, content]) => markup`<meta property="${property}" content="${content}">\n`,
)}
${jsonScript('application/ld+json', schemaOrg(document, description))}`;
}

function inspectionNames(
  document: DeliveryDocument,
  unit: SiteUnit,
  publicUrl: string,
  description: string,
): [string, string][] {
  const { column } = document;
  const { site } = unit;
  const names: [string, string | undefined][] = [
    ['SiteName', site.name],
    ['SiteDomain', new URL(publicUrl).host],
    ['SiteIDCode', site.siteIdCode],
    ['ColumnName', column?.name],
    ['ColumnDescription', column && `${site.name} ${column.name}`],
    ['ColumnKeywords', column && [column.name, ...site.keywords].join(',')],
    ['ColumnType', column?.name],
    ['ArticleTitle', document.title],
    ['PubDate', displayTime(document.publishedAt, unit.timeZone)],
    ['ContentSource', document.source?.name ?? site.name],
    ['Keywords', document.tags.join(',')],
    ['Author', document.byline || site.name],
    ['Description', description],
    ['Image', previewPicture(document)?.url],
    ['Url', document.canonicalUrl],
  ].map(([name, content]) => [name!, content ?? undefined]);
  return names.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

function openGraph(document: DeliveryDocument, unit: SiteUnit, description: string): [string, string][] {
  const picture = previewPicture(document);
  const { media } = document;
  const kind = media?.mediaType.startsWith('video/') ? 'video' : 'audio';
  return [
    ['og:type', document.type === 'video' ? 'video.other' : 'article'],
    ['og:title', document.title],
    ['og:description', description],
    ['og:url', document.canonicalUrl],
    ['og:site_name', unit.site.name],
    ['og:locale', document.locale.replaceAll('-', '_')],
    ...(document.type === 'video'
      ? []
      : ([
          ['article:published_time', document.publishedAt],
          ['article:modified_time', document.updatedAt],
          ...(document.column ? [['article:section', document.column.name]] : []),
          ...document.tags.map((tag) => ['article:tag', tag]),
        ] as [string, string][])),
    ...(picture
      ? ([
          ['og:image', picture.url],
          ['og:image:width', String(picture.width)],
          ['og:image:height', String(picture.height)],
        ] as [string, string][])
      : []),
    ...(media
      ? ([
          [`og:${kind}`, media.url],
          [`og:${kind}:type`, media.mediaType],
        ] as [string, string][])
      : []),
  ];
}

const schemaTypes: Record<string, string> = { episode: 'PodcastEpisode', video: 'VideoObject' };

function schemaOrg(document: DeliveryDocument, description: string): object {
  const { media } = document;
  const picture = previewPicture(document);
  const isVideo = document.type === 'video';
  return {
    '@context': 'https://schema.org',
    '@type': schemaTypes[document.type] ?? 'NewsArticle',
    ...(isVideo ? { name: document.title } : { headline: document.title, name: document.title }),
    description,
    inLanguage: document.locale,
    url: document.canonicalUrl,
    datePublished: document.publishedAt,
    dateModified: document.updatedAt,
    publisher: { '@type': 'Organization', name: document.organization.name },
    ...(document.byline && { author: { '@type': 'Organization', name: document.byline } }),
    ...(picture && { image: picture.url, ...(isVideo && { thumbnailUrl: picture.url }) }),
    ...(document.tags.length > 0 && { keywords: document.tags.join(',') }),
    ...(isVideo && { uploadDate: document.publishedAt }),
    ...(media && {
      ...(isVideo
        ? { contentUrl: media.url, duration: isoDuration(media.durationSeconds) }
        : {
            associatedMedia: {
              '@type': 'MediaObject',
              contentUrl: media.url,
              encodingFormat: media.mediaType,
              duration: isoDuration(media.durationSeconds),
            },
          }),
    }),
  };
}

export function descriptionOf(document: DeliveryDocument): string {
  const words =
    document.summary ||
    document.video?.descriptionText ||
    (document.article?.html ?? document.episode?.notesHtml ?? '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!);
  const line = words.replace(/\s+/g, ' ').trim();
  return [...(line || document.title)].slice(0, DESCRIPTION_CHARACTERS).join('');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The wide crop of the cover, which link previews show best; JPEG, which all of them read. */
function previewPicture({ cover }: DeliveryDocument): { url: string; width: number; height: number } | null {
  return cover?.renditions.find(({ name }) => name === 'cover_169') ?? cover;
}

function isoDuration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds))}S`;
}
