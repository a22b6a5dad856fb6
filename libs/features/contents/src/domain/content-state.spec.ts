import {
  contentStates,
  contentTransitions,
  editRefusal,
  requireTransition,
  stateAfterEdit,
} from './content-state';

describe('the states of an item', () => {
  it('can all be reached from a draft', () => {
    const reached = new Set(['draft']);
    for (const state of reached) contentTransitions[state as 'draft'].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...contentStates].sort());
  });

  it('refuse every move that is not in the table', () => {
    for (const from of contentStates) {
      for (const to of contentStates) {
        const allowed = from === to || contentTransitions[from].includes(to);
        const move = () => requireTransition(from, to);
        if (allowed) expect(move).not.toThrow();
        else expect(move).toThrow();
      }
    }
  });

  it('never forget a post that turns out to be live, whatever was done to the item meanwhile', () => {
    const others = contentStates.filter((state) => state !== 'published');
    expect(others.filter((state) => !contentTransitions[state].includes('published'))).toEqual([]);
  });

  it('forget an approval at an edit, and leave alone what is live', () => {
    const after = (state: (typeof contentStates)[number]) =>
      stateAfterEdit({ state, reviewRevisionId: null });
    expect(after('approved')).toBe('draft');
    expect(after('withdrawn')).toBe('draft');
    expect(after('returned')).toBe('returned');
    expect(after('published')).toBe('published');
  });

  it('forbid an edit under review and in the archive', () => {
    expect(editRefusal({ state: 'in_review', reviewRevisionId: 'r' })?.code).toBe('content_in_review');
    expect(editRefusal({ state: 'published', reviewRevisionId: 'r' })?.code).toBe('content_in_review');
    expect(editRefusal({ state: 'archived', reviewRevisionId: null })?.code).toBe('content_archived');
    expect(editRefusal({ state: 'approved', reviewRevisionId: null })).toBeNull();
  });
});
