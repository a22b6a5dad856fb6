import type { Shape } from '@/api-client';

export type Idea = Shape<'StoryIdeaResponse'>;

export const ideaStates = [
  'proposed',
  'accepted',
  'in_progress',
  'done',
  'dropped',
] as const satisfies readonly Idea['state'][];

/** What can be done with an idea in its state. */
export const canAccept = (state: Idea['state']) => state === 'proposed';
export const canDraft = (state: Idea['state']) => state === 'accepted' || state === 'in_progress';
export const isOpen = (state: Idea['state']) => state !== 'done' && state !== 'dropped';

export const ideaColours: Record<Idea['state'], string> = {
  proposed: 'default',
  accepted: 'blue',
  in_progress: 'processing',
  done: 'success',
  dropped: 'default',
};
