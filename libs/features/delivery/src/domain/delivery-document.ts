/** One size of a picture. Addresses are absolute and never change their meaning. */
export interface DeliveredRendition {
  name: string;
  url: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: number;
}

export interface DeliveredImage {
  assetId: string;
  /** The rendition to take when only one can be taken. */
  url: string;
  width: number;
  height: number;
  alt: string;
  renditions: DeliveredRendition[];
}

/** Sound or film. */
export interface DeliveredMedia {
  assetId: string;
  url: string;
  mediaType: string;
  bytes: number;
  durationSeconds: number;
  width: number | null;
  height: number | null;
  /** HLS of a film, for the pages of our own address. */
  streamUrl?: string;
  /** A frame of a film, or the wave of sound, where they were made. */
  posterUrl?: string;
  waveformUrl?: string;
}

/** WebVTT. */
export interface DeliveredCaptions {
  /** BCP 47. */
  language: string;
  label: string;
  url: string;
  isDefault: boolean;
}

export interface DeliveredChapter {
  startSeconds: number;
  title: string;
}

export interface DeliveredSource {
  name: string;
  url?: string;
}

export interface DeliveredPlace {
  id: string;
  code: string;
  name: string;
}

export interface DeliveredLogo {
  url: string;
  width: number;
  height: number;
  alt: string;
}

/** 品牌: the line of work that an item belongs to. */
export interface DeliveredBrand extends DeliveredPlace {
  /** `#rrggbb` */
  color: string;
  logo: DeliveredLogo | null;
}

/** What lists carry of an item. */
export interface DeliverySummary {
  id: string;
  slug: string;
  /** Key of a registered content type. */
  type: string;
  locale: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  organization: DeliveredPlace;
  column: DeliveredPlace | null;
  /** Absent where it belongs to none. */
  brand?: DeliveredBrand;
  cover: DeliveredImage | null;
  /** The sound of an episode, the film of a video. */
  media: DeliveredMedia | null;
  /** Where the item is read for good. */
  canonicalUrl: string;
  publishedAt: string;
  updatedAt: string;
}

export interface DeliveredArticle {
  html: string;
}

/** Somebody who is heard in an episode, or made it. */
export interface DeliveredPerson {
  personId: string;
  name: string;
  slug: string;
  /** Key of `personRoles`. */
  role: string;
}

export interface DeliveredTranscriptFile {
  url: string;
  mediaType: string;
}

export interface DeliveredEpisodeChapter {
  startSeconds: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}

export interface DeliveredEpisode {
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  guests: string[];
  /** Members from here on are absent in documents that were written before there were any. */
  episodeType?: 'full' | 'trailer' | 'bonus';
  people?: DeliveredPerson[];
  captions?: DeliveredTranscriptFile | null;
  chapters?: DeliveredEpisodeChapter[];
  /** Null: as the programme says. */
  explicit?: boolean | null;
}

export interface DeliveredVideo {
  descriptionText: string;
  /** Members of documents that were written before films had them are absent. */
  captions?: DeliveredCaptions[];
  chapters?: DeliveredChapter[];
  poster?: DeliveredImage;
}

/**
 * An item as readers and front ends get it: the approved revision with the site's variant applied and every picture
 * and file by its public address. Exactly the block that `type` names is present.
 */
export interface DeliveryDocument extends DeliverySummary {
  source: DeliveredSource | null;
  article?: DeliveredArticle;
  episode?: DeliveredEpisode;
  video?: DeliveredVideo;
}

/** Lists repeat neither the body nor what only the page needs. */
export function summaryOf(document: DeliveryDocument): DeliverySummary {
  const { source: _source, article: _article, episode: _episode, video: _video, ...summary } = document;
  return summary;
}
