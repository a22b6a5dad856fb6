import {
  canMoveStoryIdea,
  openStoryIdeaStates,
  requireStoryIdeaMove,
  storyIdeaStates,
} from './story-idea-transitions';

describe('the states of a story idea', () => {
  it('go by the table and by nothing else', () => {
    const moves = storyIdeaStates.flatMap((from) =>
      storyIdeaStates.filter((to) => canMoveStoryIdea(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'proposed → accepted',
      'proposed → dropped',
      'accepted → in_progress',
      'accepted → done',
      'accepted → dropped',
      'in_progress → done',
      'in_progress → dropped',
    ]);
  });

  it('end with done and dropped', () => {
    expect(openStoryIdeaStates).toEqual(['proposed', 'accepted', 'in_progress']);
    expect(() => requireStoryIdeaMove('done', 'accepted')).toThrow('story_idea_state_forbids');
  });
});
