import { Select } from 'antd';
import { useEffect } from 'react';
import { useWords } from '@/ui';
import { useCan, useMe } from '@/features/sessions';
import { usePeople } from './use-people';
import { useUnitName, useUnitPath } from './use-units';

/**
 * Somebody of the units that one may see, found by typing a part of the name. Who may not see people chooses among those
 * already named. Usable as a field of a form.
 */
export function PersonSelect({
  value,
  onChange,
  id,
  placeholder,
  allowClear = false,
  below,
  above,
  without,
  known,
}: {
  value?: string;
  /** Without an id: nobody is chosen any more. */
  onChange?: (userId: string | undefined) => void;
  id?: string;
  placeholder?: string;
  allowClear?: boolean;
  /** Only people of this unit and of those below it. */
  below?: string;
  /** Only people of this unit and of those above it: they may hold a role here. */
  above?: string;
  /** Who can't be meant. */
  without?: string;
  /** Who is named already. */
  known?: { readonly id: string; readonly name: string };
}) {
  const say = useWords('organizations');
  const unitName = useUnitName();
  const me = useMe();
  const mayRead = useCan()('user.read');
  const path = useUnitPath()(above ?? '');
  const root = below ?? (above === undefined ? me.organizationId : (path[0] ?? above));
  const people = usePeople(root, mayRead);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = people;
  // Found by typing is only what is there: all of it is fetched, page after page.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const found = people.items
    .filter(({ state, id: userId }) => state === 'active' && userId !== without)
    .filter(({ organizationId }) => above === undefined || path.includes(organizationId))
    .map(({ id: userId, displayName, username, post, organizationId }) => ({
      value: userId,
      label: `${displayName}（${post ?? username}） ${unitName(organizationId)}`,
      // Whom the name does not tell apart, the name of the account does.
      sought: `${displayName} ${username} ${post ?? ''} ${unitName(organizationId)}`,
    }));
  const isFound = known && found.some((option) => option.value === known.id);
  const options =
    known && !isFound ? [{ value: known.id, label: known.name, sought: known.name }, ...found] : found;
  return (
    <Select<string>
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={people.isFetching}
      showSearch={{ optionFilterProp: 'sought' }}
      // In a form its label names it.
      aria-label={id ? undefined : (placeholder ?? say('member.person'))}
      allowClear={allowClear}
      placeholder={placeholder ?? say('member.person_placeholder')}
      notFoundContent={say('member.no_such_person')}
    />
  );
}
