import { OmitType, PartialType } from '@nestjs/swagger';
import {
  DeliveredArticleResponse,
  DeliveredBrandResponse,
  DeliveredCaptionsResponse,
  DeliveredChapterResponse,
  DeliveredEpisodeChapterResponse,
  DeliveredEpisodeResponse,
  DeliveredImageResponse,
  DeliveredLogoResponse,
  DeliveredMediaResponse,
  DeliveredPersonResponse,
  DeliveredPlaceResponse,
  DeliveredRenditionResponse,
  DeliveredSourceResponse,
  DeliveredTranscriptFileResponse,
  DeliveredVideoResponse,
  DeliverySummaryResponse,
} from './delivery.responses';

/** The same shapes as asked for with `fields`: of everything, what was not asked for is absent. */

export class SparsePlaceResponse extends PartialType(DeliveredPlaceResponse) {}

export class SparseLogoResponse extends PartialType(DeliveredLogoResponse) {}

export class SparseBrandResponse extends PartialType(OmitType(DeliveredBrandResponse, ['logo'])) {
  logo?: SparseLogoResponse | null;
}

export class SparseRenditionResponse extends PartialType(DeliveredRenditionResponse) {}

export class SparseImageResponse extends PartialType(OmitType(DeliveredImageResponse, ['renditions'])) {
  renditions?: SparseRenditionResponse[];
}

export class SparseMediaResponse extends PartialType(DeliveredMediaResponse) {}

export class SparseSourceResponse extends PartialType(DeliveredSourceResponse) {}

export class SparseArticleResponse extends PartialType(DeliveredArticleResponse) {}

export class SparsePersonResponse extends PartialType(DeliveredPersonResponse) {}

export class SparseTranscriptFileResponse extends PartialType(DeliveredTranscriptFileResponse) {}

export class SparseEpisodeChapterResponse extends PartialType(DeliveredEpisodeChapterResponse) {}

export class SparseEpisodeResponse extends PartialType(
  OmitType(DeliveredEpisodeResponse, ['people', 'captions', 'chapters']),
) {
  people?: SparsePersonResponse[];
  captions?: SparseTranscriptFileResponse | null;
  chapters?: SparseEpisodeChapterResponse[];
}

export class SparseCaptionsResponse extends PartialType(DeliveredCaptionsResponse) {}

export class SparseChapterResponse extends PartialType(DeliveredChapterResponse) {}

export class SparseVideoResponse extends PartialType(
  OmitType(DeliveredVideoResponse, ['captions', 'chapters', 'poster']),
) {
  captions?: SparseCaptionsResponse[];
  chapters?: SparseChapterResponse[];
  poster?: SparseImageResponse;
}

export class SparseSummaryResponse extends PartialType(
  OmitType(DeliverySummaryResponse, ['organization', 'column', 'brand', 'cover', 'media']),
) {
  organization?: SparsePlaceResponse;
  column?: SparsePlaceResponse | null;
  brand?: SparseBrandResponse;
  cover?: SparseImageResponse | null;
  media?: SparseMediaResponse | null;
}

export class SparseDocumentResponse extends SparseSummaryResponse {
  source?: SparseSourceResponse | null;
  article?: SparseArticleResponse;
  episode?: SparseEpisodeResponse;
  video?: SparseVideoResponse;
}

export class SparsePageResponse {
  items: SparseSummaryResponse[];
  nextCursor: string | null;
}
