export class NextEpisodeResponse {
  language: string;
  season: number | null;
  number: number;
}
