export class ProgrammeSeasonResponse {
  number: number;
  title: string;
}

export class ProgrammeFundingResponse {
  url: string;
  text: string;
}

export class ProgrammeResponse {
  id: string;
  organizationId: string;
  code: string;
  languages: string[];
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  coverAssetId: string | null;
  author: string;
  ownerName: string;
  ownerEmail: string | null;
  categories: string[];
  explicit: boolean;
  type: 'episodic' | 'serial';
  copyright: string;
  link: string | null;
  funding: ProgrammeFundingResponse | null;
  locked: boolean;
  visibility: 'public' | 'private';
  state: 'active' | 'ended' | 'hidden';
  seasons: ProgrammeSeasonResponse[];
  createdAt: string;
  updatedAt: string;
}

export class ProgrammeSummaryResponse extends ProgrammeResponse {
  /** Those that the caller may read, in every state but `archived`. */
  episodes: number;
  /** When an episode last went out for the first time. */
  lastPublishedAt: string | null;
}

export class ProgrammePageResponse {
  items: ProgrammeSummaryResponse[];
  nextCursor: string | null;
}

export class CastMemberResponse {
  personId: string;
  name: string;
  slug: string;
  roles: string[];
}

export class CastResponse {
  people: CastMemberResponse[];
}

export class PodcastCategoryResponse {
  key: string;
  /** As it stands in feeds. */
  name: string;
  parent: string | null;
  zh: string;
}

export class PodcastCategoryListResponse {
  items: PodcastCategoryResponse[];
}
