import { beijingDate } from '@haojiao/kernel';
import { openStoryIdeaStates } from '../domain/story-idea-transitions';
import type { StoryIdeaView } from './read-story-ideas';
import type { StoryIdeaResponse } from './story-idea.responses';

export function presentStoryIdea({ idea, ownerName, drafts }: StoryIdeaView, now: Date): StoryIdeaResponse {
  return {
    id: idea.id,
    organizationId: idea.organizationId,
    title: idea.title,
    summary: idea.summary,
    ownerId: idea.ownerId,
    ownerName,
    dueOn: idea.dueOn,
    isOverdue: openStoryIdeaStates.includes(idea.state) && idea.dueOn < beijingDate(now),
    columnId: idea.columnId,
    campaignId: idea.campaignId,
    types: idea.types,
    channels: idea.channels,
    tags: idea.tags,
    source: idea.source,
    state: idea.state,
    dropReason: idea.dropReason,
    doneAt: idea.doneAt?.toISOString() ?? null,
    drafts,
    createdBy: idea.createdBy,
    createdAt: idea.createdAt.toISOString(),
    updatedAt: idea.updatedAt.toISOString(),
  };
}
