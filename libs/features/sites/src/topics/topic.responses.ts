import type { SectionSource, TopicState } from '../domain/topic-section';

export class TopicSectionResponse {
  title: string;
  by: SectionSource;
  contentIds?: string[];
  columnId?: string;
  tag?: string;
  limit?: number;
}

export class TopicResponse {
  id: string;
  organizationId: string;
  slug: string;
  title: string;
  leadText: string;
  coverAssetId: string | null;
  sections: TopicSectionResponse[];
  position: number;
  state: TopicState;
  createdAt: string;
  updatedAt: string;
}

export class TopicPageResponse {
  items: TopicResponse[];
  nextCursor: string | null;
}
