import { ApiProperty } from '@nestjs/swagger';
import { contentStates } from '../domain/content-state';
import type { ContentState } from '../domain/content-state';

export class EpisodeSummaryResponse {
  /** Of the item: `GET /contents/{id}`. */
  id: string;
  organizationId: string;
  organizationName: string;
  title: string;
  /** BCP 47 */
  language: string;
  season: number | null;
  number: number | null;
  episodeType: 'full' | 'trailer' | 'bonus';

  @ApiProperty({ enum: contentStates })
  state: ContentState;

  audioAssetId: string | null;
  /** Null without a recording, and until its length is known. */
  durationSeconds: number | null;
  /** Its words as plain text. */
  hasTranscript: boolean;
  /** Its words with their times. */
  hasCaptions: boolean;
  chapterCount: number;
  /** First publication. */
  publishedAt: string | null;
  updatedAt: string;
}

export class EpisodePageResponse {
  items: EpisodeSummaryResponse[];
  nextCursor: string | null;
}
