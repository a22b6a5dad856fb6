import type { AppError } from '@haojiao/kernel';
import { Actor } from './actor';
import type { Grant } from './actor';
import { actionsByRole, roles } from './roles';

const root = { id: 'root', path: ['root'] };
const east = { id: 'east', path: ['root', 'east'] };
const west = { id: 'west', path: ['root', 'west'] };
const see = { read: 'content.read', noun: 'content', zh: '没有', en: 'none' } as const;

function actor(...grants: Grant[]): Actor {
  return new Actor('person', '王编辑', 'root', 'session', grants, null, null);
}

describe('an actor', () => {
  it('holds an inherited role in the whole branch and nowhere else', () => {
    const editor = actor({ organizationId: 'east', roles: ['editor'], inherit: true });
    expect(editor.can('review.decide', { id: 'mill', path: ['root', 'east', 'mill'] })).toBe(true);
    expect(editor.can('review.decide', west)).toBe(false);
    expect(editor.can('review.decide', root)).toBe(false);
  });

  it('holds a role that does not inherit in that unit alone', () => {
    const editor = actor({ organizationId: 'root', roles: ['editor'], inherit: false });
    expect(editor.can('content.read', root)).toBe(true);
    expect(editor.can('content.read', east)).toBe(false);
  });

  it('acts from above by a role that is held above and reaches down, at the root by its own', () => {
    const mill = { id: 'mill', path: ['root', 'east', 'mill'] };
    const [above, own, staying] = [
      actor({ organizationId: 'root', roles: ['editor'], inherit: true }),
      actor({ organizationId: 'east', roles: ['editor'], inherit: true }),
      actor({ organizationId: 'root', roles: ['editor'], inherit: false }),
    ];
    const actsFromAbove = (who: Actor) =>
      [root, east, mill, west].filter((unit) => who.canFromAbove('submission.decide', unit));
    expect(actsFromAbove(above)).toEqual([root, east, mill, west]);
    expect(actsFromAbove(own)).toEqual([mill]);
    expect(actsFromAbove(staying)).toEqual([root]);
    const author = actor({ organizationId: 'root', roles: ['author'], inherit: true });
    expect(actsFromAbove(author)).toEqual([]);
  });

  it('is told that a thing of another branch does not exist', () => {
    const editor = actor({ organizationId: 'east', roles: ['editor'], inherit: true });
    expect(() => editor.require('content.write', west, see)).toThrow(
      expect.objectContaining<Partial<AppError>>({ kind: 'notFound' }),
    );
  });

  it('is told what is missing where it may see but not do', () => {
    const administrator = actor({ organizationId: 'east', roles: ['administrator'], inherit: true });
    expect(() => administrator.require('review.decide', east, see)).toThrow(
      expect.objectContaining<Partial<AppError>>({ kind: 'notAllowed' }),
    );
  });

  it('separates whole branches from single units in a scope', () => {
    const person = actor(
      { organizationId: 'east', roles: ['author'], inherit: true },
      { organizationId: 'west', roles: ['author'], inherit: false },
      { organizationId: 'root', roles: ['auditor'], inherit: true },
    );
    expect(person.scope('content.read')).toEqual({ branches: ['east'], units: ['west'] });
  });
});

describe('the table of roles', () => {
  it('gives no administrator role a decision on content', () => {
    for (const role of ['administrator', 'security_administrator', 'auditor'] as const) {
      expect(actionsByRole[role].has('review.decide')).toBe(false);
      expect(actionsByRole[role].has('content.write')).toBe(false);
    }
  });

  it('lets only the auditor read the audit trail, and change nothing', () => {
    expect(roles.filter((role) => actionsByRole[role].has('audit.read'))).toEqual(['auditor']);
    expect([...actionsByRole.auditor].filter((action) => !action.endsWith('.read'))).toEqual([]);
  });
});
