import { IsString, MaxLength } from 'class-validator';

export class ArticleRequest {
  /**
   * The body; may be empty in a draft. Pictures by asset: `<img data-asset-id="…" alt="…">`; sounds and films:
   * `<figure data-asset-id="…" data-kind="audio|video"><figcaption>…</figcaption></figure>`.
   */
  @IsString()
  @MaxLength(500_000)
  html: string;
}
