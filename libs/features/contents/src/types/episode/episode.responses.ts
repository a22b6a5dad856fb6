export class EpisodeResponse {
  audioAssetId: string | null;
  programmeId: string | null;
  season: number | null;
  number: number | null;
  notesHtml: string;
  transcript: string;
  guests: string[];
}
