export class FeedTokenResponse {
  id: string;
  programmeId: string;
  label: string;
  createdBy: string;
  createdAt: string;
  /** To ten minutes. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export class PrivateFeedResponse {
  language: string;
  /** With the token in it. */
  url: string;
}

export class IssuedFeedTokenResponse extends FeedTokenResponse {
  /** In this answer and in no other. */
  feeds: PrivateFeedResponse[];
}

export class FeedTokenPageResponse {
  items: FeedTokenResponse[];
  nextCursor: string | null;
}
