import { nextStep, stepsOf } from './steps';
import type { Installation } from './steps';

const fresh: Installation = {
  union: { name: '总工会', tier: null },
  people: 1,
  roles: ['administrator'],
  accounts: 0,
  columns: 0,
};

describe('what a fresh installation needs', () => {
  it('is everything, its name first', () => {
    expect(Object.values(stepsOf(fresh))).toEqual([false, false, false, false, false]);
    expect(nextStep(stepsOf(fresh))).toBe('name');
  });

  it('is people who write and people who review', () => {
    const named = { ...fresh, union: { name: '云河市总工会', tier: 'city' }, people: 3 };
    expect(nextStep(stepsOf({ ...named, roles: ['author', 'editor'] }))).toBe('people');
    expect(nextStep(stepsOf({ ...named, roles: ['author', 'editor', 'chief_editor'] }))).toBe('duties');
  });

  it('is nothing when all is there', () => {
    const roles = ['author', 'editor', 'chief_editor', 'security_administrator', 'auditor'];
    const whole = {
      union: { name: '云河市总工会', tier: 'city' },
      people: 6,
      roles,
      accounts: 1,
      columns: 2,
    };
    expect(nextStep(stepsOf(whole))).toBeNull();
  });
});
