import type { Shape } from '@/api-client';
import type { CastMember } from '../people/cast-form';

type EpisodePerson = Shape<'EpisodePersonRequest'>;

/** An episode names somebody once for each role; a form and a page name everybody once. */
export function castOf(people: readonly Shape<'EpisodePersonResponse'>[]): CastMember[] {
  const cast = new Map<string, CastMember>();
  for (const { personId, role } of people) {
    const member = cast.get(personId) ?? { personId, roles: [] };
    member.roles.push(role as EpisodePerson['role']);
    cast.set(personId, member);
  }
  return [...cast.values()];
}

/** The way back; whoever stands there twice is named with all their roles, each once. */
export function peopleOf(cast: readonly CastMember[]): EpisodePerson[] {
  const named = new Set<string>();
  const people = cast.flatMap(({ personId, roles }) => roles.map((role) => ({ personId, role })));
  return people.filter(({ personId, role }) => {
    const key = `${personId} ${role}`;
    return !named.has(key) && named.add(key);
  });
}
