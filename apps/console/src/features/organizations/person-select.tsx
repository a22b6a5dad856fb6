import { Select } from 'antd';
import { useEffect, useMemo } from 'react';
import { useWords } from '@/ui';
import { useMe } from '@/features/sessions';
import { usePeople } from './use-people';
import { useUnitName } from './use-units';

/** Somebody of the units that one may see, found by typing a part of the name. A field of a form. */
export function PersonSelect({
  value,
  onChange,
  id,
  placeholder,
  allowClear = false,
}: {
  value?: string;
  /** Without an id: nobody is chosen any more. */
  onChange?: (userId: string | undefined) => void;
  id?: string;
  placeholder?: string;
  allowClear?: boolean;
}) {
  const say = useWords('organizations');
  const unitName = useUnitName();
  const me = useMe();
  const people = usePeople(me.organizationId);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = people;
  // Found by typing is only what is there: all of it is fetched, page after page.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const options = useMemo(
    () =>
      people.items
        .filter(({ state }) => state === 'active')
        .map((person) => ({
          value: person.id,
          label: `${person.displayName}（${person.username}） ${unitName(person.organizationId)}`,
        })),
    [people.items, unitName],
  );
  return (
    <Select<string>
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={people.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={placeholder ?? say('member.person')}
      allowClear={allowClear}
      placeholder={placeholder ?? say('member.person_placeholder')}
      notFoundContent={say('member.no_such_person')}
    />
  );
}
