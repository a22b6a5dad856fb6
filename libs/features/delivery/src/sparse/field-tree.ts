import type { DeliveryDocument, DeliverySummary } from '../domain/delivery-document';

/** What an answer may be narrowed to: `true` where a member has none of its own. Members of lists are those of each entry. */
export interface FieldTree {
  readonly [member: string]: true | FieldTree;
}

/** Held against the documents' own types: a member that comes or goes there comes or goes here, or nothing is built. */
type FieldsOf<T> = T extends readonly (infer Entry)[]
  ? FieldsOf<Entry>
  : T extends object
    ? { readonly [Member in keyof Required<T>]: FieldsOf<NonNullable<T[Member]>> }
    : true;

const place = { id: true, code: true, name: true } as const;

const image = {
  assetId: true,
  url: true,
  width: true,
  height: true,
  alt: true,
  renditions: { name: true, url: true, mediaType: true, width: true, height: true, bytes: true },
} as const;

const summary: FieldsOf<DeliverySummary> = {
  id: true,
  slug: true,
  type: true,
  locale: true,
  title: true,
  summary: true,
  byline: true,
  tags: true,
  organization: place,
  column: place,
  brand: { ...place, color: true, logo: { url: true, width: true, height: true, alt: true } },
  cover: image,
  media: {
    assetId: true,
    url: true,
    mediaType: true,
    bytes: true,
    durationSeconds: true,
    width: true,
    height: true,
    streamUrl: true,
    posterUrl: true,
    waveformUrl: true,
  },
  canonicalUrl: true,
  publishedAt: true,
  updatedAt: true,
};

const document: FieldsOf<DeliveryDocument> = {
  ...summary,
  source: { name: true, url: true },
  article: { html: true },
  episode: {
    programmeId: true,
    season: true,
    number: true,
    notesHtml: true,
    transcript: true,
    guests: true,
    episodeType: true,
    people: { personId: true, name: true, slug: true, role: true },
    captions: { url: true, mediaType: true },
    chapters: { startSeconds: true, title: true, url: true, imageUrl: true },
    explicit: true,
  },
  video: {
    descriptionText: true,
    captions: { language: true, label: true, url: true, isDefault: true },
    chapters: { startSeconds: true, title: true },
    poster: image,
  },
};

/** Of an item in a list, and of one that is read by itself. */
export const fieldTrees = { summary, document } satisfies Record<string, FieldTree>;
