import type { PersonPlace } from '@haojiao/features/programmes';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import type { PageWords } from './words';

/** Somebody as a page names them. */
export interface NamedPerson {
  /** Null: known by name alone. */
  personId: string | null;
  name: string;
  /** Key of `personRoles`. */
  role: string;
}

export type PersonPlaces = ReadonlyMap<string, PersonPlace>;

export function personPageOf({
  organizationCode,
  slug,
}: Pick<PersonPlace, 'organizationCode' | 'slug'>): string {
  return `/o/${encodeURIComponent(organizationCode)}/who/${encodeURIComponent(slug)}`;
}

/** Who is heard and who made it, by what they do: 主持人：甲、乙; with the way to the pages of those who have one. */
export function peopleLine(
  people: readonly NamedPerson[],
  places: PersonPlaces,
  words: PageWords,
): MarkupPart {
  if (people.length === 0) return null;
  const roles = [...new Set(people.map(({ role }) => role))];
  return markup`<ul class="people">${roles.map((role) => {
    const those = people.filter((person) => person.role === role);
    return markup`<li>${words.role(role)}：${those.map((person, index) => [index > 0 && '、', named(person, places)])}</li>\n`;
  })}</ul>`;
}

function named({ personId, name }: NamedPerson, places: PersonPlaces): Markup | string {
  const place = personId === null ? undefined : places.get(personId);
  return place ? markup`<a href="${personPageOf(place)}">${name}</a>` : name;
}
