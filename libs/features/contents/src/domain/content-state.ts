import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';

export const contentStates = [
  'draft',
  'in_review',
  'returned',
  'approved',
  'published',
  'withdrawn',
  'archived',
] as const;

export type ContentState = (typeof contentStates)[number];

/**
 * Where an item may go from each state. A published item stays `published` while a corrected revision of it is
 * edited and reviewed: what is live stays live. A platform may tell late that a post is out: what was sent before an
 * edit, a return or a rejection is live all the same, so every state leads to `published`. That only approved words are
 * sent is seen to where they are sent. What an emergency order lets out is `approved` while its review runs: that one may
 * still return it, also after it was withdrawn.
 */
export const contentTransitions: Record<ContentState, readonly ContentState[]> = {
  draft: ['in_review', 'published', 'archived'],
  in_review: ['draft', 'returned', 'approved', 'published', 'archived'],
  returned: ['in_review', 'published', 'archived'],
  approved: ['draft', 'returned', 'published', 'archived'],
  published: ['withdrawn'],
  withdrawn: ['draft', 'returned', 'approved', 'published', 'archived'],
  archived: ['published'],
};

export interface EditedContent {
  state: ContentState;
  /** The revision that an open review froze. */
  reviewRevisionId: string | null;
}

/** What an edit does to the state: an approval does not outlive a change, except of what is live already. */
export function stateAfterEdit(content: EditedContent): ContentState {
  return content.state === 'approved' || content.state === 'withdrawn' ? 'draft' : content.state;
}

/** Why nobody may edit the item now, or null. */
export function editRefusal(content: EditedContent): AppError | null {
  if (content.reviewRevisionId !== null) {
    return ruleBroken(
      'content_in_review',
      '稿件正在审核，不能修改；请先由送审人撤回送审。',
      'The item is under review and can not be edited; its submitter can recall the review first.',
    );
  }
  if (content.state === 'archived') {
    return ruleBroken(
      'content_archived',
      '稿件已归档，不能修改；请另建新稿。',
      'The item is archived and can not be edited; make a new one.',
    );
  }
  return null;
}

/** @throws Error for a move that the table does not have: a fault of the program, not of the caller. */
export function requireTransition(from: ContentState, to: ContentState): void {
  if (from === to || contentTransitions[from].includes(to)) return;
  throw new Error(`A content item can not go from ${from} to ${to}`);
}
