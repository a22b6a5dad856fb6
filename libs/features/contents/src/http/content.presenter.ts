import type { RevisionSummary } from '../content-revisions';
import { hasUnpublishedChanges } from '../contents.service';
import type { ContentListItem } from '../list-contents';
import { isRepost } from '../domain/is-repost';
import type { ContentView } from '../read-content';
import type { ContentBlocks } from '../types/registry';
import type { ContentResponse, ContentSummaryResponse } from './content.responses';
import type { RevisionSummaryResponse } from './revision.responses';

export function presentContent({
  content,
  revision,
  authorName,
  coAuthors,
  origin,
}: ContentView): ContentResponse & ContentBlocks {
  return {
    ...revision.document,
    id: content.id,
    organizationId: content.organizationId,
    state: content.state,
    authorId: content.authorId,
    authorName,
    coAuthors,
    currentRevisionId: revision.id,
    revisionNumber: revision.number,
    fingerprint: revision.fingerprint,
    approvedRevisionId: content.approvedRevisionId,
    hasUnpublishedChanges: hasUnpublishedChanges(content),
    publishedAt: content.publishedAt?.toISOString() ?? null,
    submissionId: content.submissionId,
    origin,
    isRepost: isRepost(revision.document, origin),
    version: content.version,
    createdAt: content.createdAt.toISOString(),
    updatedAt: content.updatedAt.toISOString(),
  };
}

export function presentListItem({ sortTime: _, ...item }: ContentListItem): ContentSummaryResponse {
  return {
    ...item,
    publishedAt: item.publishedAt?.toISOString() ?? null,
    createdAt: item.createdAt.toISOString(),
    updatedAt: item.updatedAt.toISOString(),
  };
}

export function presentRevision(revision: RevisionSummary): RevisionSummaryResponse {
  return { ...revision, createdAt: revision.createdAt.toISOString() };
}
