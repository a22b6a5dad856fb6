export class ArticleResponse {
  /**
   * Cleaned by the allow-list; pictures are `<img data-asset-id="…" alt="…">`, sounds and films
   * `<figure data-asset-id="…" data-kind="audio|video">` with nothing in it but a `<figcaption>`, where it has one.
   */
  html: string;
}
