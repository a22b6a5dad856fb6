import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useWords } from '@/ui';

/** Somebody of the units on the way up from this one, who may hold a role here. Usable as a field of a form. */
export function PersonSelect({
  id,
  value,
  onChange,
  unitId,
  without,
}: {
  id?: string;
  value?: string;
  onChange?: (userId: string) => void;
  unitId: string;
  /** Who can't be meant. */
  without?: string;
}) {
  const say = useWords('reviews');
  const top = useUnitPath()(unitId)[0] ?? unitId;
  const people = useQuery({ queryKey: ['users', 'below', top], queryFn: () => everybodyBelow(top) });
  const path = new Set(useUnitPath()(unitId));
  const options = (people.data ?? [])
    .filter((person) => person.state === 'active' && person.id !== without && path.has(person.organizationId))
    .map(({ id: userId, displayName, post }) => ({
      value: userId,
      label: post ? say('delegations.person', { name: displayName, post }) : displayName,
    }));
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={people.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={say('delegations.no_such_person')}
    />
  );
}

async function everybodyBelow(organizationId: string): Promise<Shape<'UserResponse'>[]> {
  const people: Shape<'UserResponse'>[] = [];
  let cursor: string | undefined;
  do {
    const query = { organizationId, limit: 100, cursor };
    const page = await bodyOf(api.GET('/api/v1/users', { params: { query } }));
    people.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return people;
}
