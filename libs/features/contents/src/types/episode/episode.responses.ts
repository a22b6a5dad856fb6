export class EpisodePersonResponse {
  personId: string;
  role: string;
}

export class EpisodeChapterResponse {
  startSeconds: number;
  title: string;
  url?: string;
  imageAssetId?: string;
}

export class EpisodeResponse {
  audioAssetId: string | null;
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  guests: string[];
  /** Absent: `full`. */
  episodeType?: 'trailer' | 'bonus';
  people?: EpisodePersonResponse[];
  captionsAssetId?: string;
  chapters?: EpisodeChapterResponse[];
  /** Absent: as the programme says. */
  explicit?: boolean;
}
