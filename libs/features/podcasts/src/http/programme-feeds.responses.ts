export class ProgrammeFeedResponse {
  language: string;
  /** Of a private programme it leads nowhere without a listener's token. */
  url: string;
  /** `podcast:guid` */
  guid: string;
  /** Episodes that listeners get now. */
  episodes: number;
}

export class FeedFindingResponse {
  severity: 'error' | 'warning';
  /** `cover_missing`, `owner_email_missing`, `address_not_https`, `programme_hidden` */
  code: string;
  message: string;
}

export class ProgrammeFeedListResponse {
  items: ProgrammeFeedResponse[];
  /** Why directories of podcasts would refuse the feeds. */
  findings: FeedFindingResponse[];
}
