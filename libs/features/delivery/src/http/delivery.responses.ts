import { ApiProperty } from '@nestjs/swagger';
/** The answers are sent as the bytes that were written when the item went live; these classes describe them. */

export class DeliveredRenditionResponse {
  name: string;
  url: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: number;
}

export class DeliveredImageResponse {
  assetId: string;
  url: string;
  width: number;
  height: number;
  alt: string;
  renditions: DeliveredRenditionResponse[];
}

export class DeliveredMediaResponse {
  assetId: string;
  url: string;
  mediaType: string;
  bytes: number;
  durationSeconds: number;
  width: number | null;
  height: number | null;
  /** HLS of a film, for the pages of our own address. */
  streamUrl?: string;
  posterUrl?: string;
  /** `{ version, durationSeconds, peaks }` */
  waveformUrl?: string;
}

export class DeliveredPlaceResponse {
  id: string;
  code: string;
  name: string;
}

export class DeliveredLogoResponse {
  url: string;
  width: number;
  height: number;
  alt: string;
}

export class DeliveredBrandResponse extends DeliveredPlaceResponse {
  /** `#rrggbb` */
  color: string;
  logo: DeliveredLogoResponse | null;
}

export class DeliveredSourceResponse {
  name: string;
  url?: string;
}

export class DeliveredArticleResponse {
  html: string;
}

export class DeliveredPersonResponse {
  personId: string;
  name: string;
  slug: string;
  role: string;
}

export class DeliveredTranscriptFileResponse {
  url: string;
  mediaType: string;
}

export class DeliveredEpisodeChapterResponse {
  startSeconds: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}

export class DeliveredEpisodeResponse {
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  guests: string[];
  episodeType?: 'full' | 'trailer' | 'bonus';
  people?: DeliveredPersonResponse[];
  captions?: DeliveredTranscriptFileResponse | null;
  chapters?: DeliveredEpisodeChapterResponse[];
  /** Null: as the programme says. */
  explicit?: boolean | null;
}

export class DeliveredCaptionsResponse {
  language: string;
  label: string;
  /** WebVTT. */
  url: string;
  isDefault: boolean;
}

export class DeliveredChapterResponse {
  startSeconds: number;
  title: string;
}

export class DeliveredVideoResponse {
  descriptionText: string;
  captions?: DeliveredCaptionsResponse[];
  chapters?: DeliveredChapterResponse[];
  poster?: DeliveredImageResponse;
}

export class DeliverySummaryResponse {
  id: string;
  slug: string;
  type: string;
  locale: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  organization: DeliveredPlaceResponse;
  column: DeliveredPlaceResponse | null;
  /** Absent where it belongs to none. */
  brand?: DeliveredBrandResponse;
  cover: DeliveredImageResponse | null;
  media: DeliveredMediaResponse | null;
  canonicalUrl: string;
  publishedAt: string;
  updatedAt: string;
}

export class DeliveryDocumentResponse extends DeliverySummaryResponse {
  source: DeliveredSourceResponse | null;
  article?: DeliveredArticleResponse;
  episode?: DeliveredEpisodeResponse;
  video?: DeliveredVideoResponse;
}

export class DeliveryPageResponse {
  items: DeliverySummaryResponse[];
  nextCursor: string | null;
}

/** An item in one of its languages. */
export class DeliveredVersionResponse {
  id: string;
  slug: string;
  /** BCP 47 */
  locale: string;
  title: string;
  /** Absolute address of its page. */
  url: string;
}

export class DeliveredVersionsResponse {
  @ApiProperty({ type: [DeliveredVersionResponse] })
  items: DeliveredVersionResponse[];
}

export class ArchiveMonthResponse {
  year: number;
  /** 1 to 12 */
  month: number;
  count: number;
}
