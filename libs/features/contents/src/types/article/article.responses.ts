export class ArticleResponse {
  /** Cleaned by the allow-list; pictures are `<img data-asset-id="…" alt="…">`. */
  html: string;
}
