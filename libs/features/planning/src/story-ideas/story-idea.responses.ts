import type { StoryIdeaState } from '../domain/story-idea-transitions';

export class StoryIdeaDraftResponse {
  contentId: string;
  title: string;
  /** Of the item. */
  state: string;
}

export class StoryIdeaResponse {
  id: string;
  organizationId: string;
  title: string;
  summary: string;
  ownerId: string;
  ownerName: string;
  /** `YYYY-MM-DD` in Asia/Shanghai */
  dueOn: string;
  isOverdue: boolean;
  columnId: string | null;
  campaignId: string | null;
  types: string[];
  channels: string[];
  tags: string[];
  source: string | null;
  state: StoryIdeaState;
  dropReason: string | null;
  doneAt: string | null;
  /** Items written from it that the caller may read. */
  drafts: StoryIdeaDraftResponse[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class StoryIdeaPageResponse {
  items: StoryIdeaResponse[];
  nextCursor: string | null;
}
