import { ruleBroken } from '@haojiao/kernel';

export const storyIdeaStates = ['proposed', 'accepted', 'in_progress', 'done', 'dropped'] as const;

export type StoryIdeaState = (typeof storyIdeaStates)[number];

/** Where an idea may go from each state. `done` is never said by a person: something made of it went live. */
export const storyIdeaTransitions: Record<StoryIdeaState, readonly StoryIdeaState[]> = {
  proposed: ['accepted', 'dropped'],
  accepted: ['in_progress', 'done', 'dropped'],
  in_progress: ['done', 'dropped'],
  done: [],
  dropped: [],
};

/** Somebody still has to do something about it. */
export const openStoryIdeaStates = storyIdeaStates.filter((state) => storyIdeaTransitions[state].length > 0);

export function canMoveStoryIdea(from: StoryIdeaState, to: StoryIdeaState): boolean {
  return storyIdeaTransitions[from].includes(to);
}

/** @throws AppError `story_idea_state_forbids` */
export function requireStoryIdeaMove(from: StoryIdeaState, to: StoryIdeaState): void {
  if (!canMoveStoryIdea(from, to)) throw storyIdeaStateForbids(from);
}

export function storyIdeaStateForbids(state: StoryIdeaState) {
  return ruleBroken(
    'story_idea_state_forbids',
    `选题当前状态为“${state}”，不能执行此操作。`,
    `Not possible while the story idea is ${state}.`,
    { extra: { state } },
  );
}
