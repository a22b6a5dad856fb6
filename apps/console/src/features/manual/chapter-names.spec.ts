import type { Action } from '@/features/sessions';
import { isChapter, sortedFor } from './chapter-names';

const who = (...actions: Action[]) => sortedFor((action) => actions.includes(action));

describe('the chapters of a person', () => {
  it('are those of their own work first', () => {
    expect(who('content.write', 'publication.manage')).toEqual({
      own: ['author', 'publisher'],
      others: ['correspondent', 'submission-editor', 'reviewer', 'administrator', 'auditor'],
    });
  });

  it('are of the administrators for who gives roles and for who looks after units', () => {
    expect(who('member.assign').own).toEqual(['administrator']);
    expect(who('organization.manage').own).toEqual(['administrator']);
  });

  it('are all among the others for who has no work yet', () => {
    expect(who().own).toEqual([]);
    expect(who().others).toHaveLength(7);
  });
});

it('knows names of chapters from other words in an address', () => {
  expect(isChapter('author')).toBe(true);
  expect(isChapter('toString')).toBe(false);
});
