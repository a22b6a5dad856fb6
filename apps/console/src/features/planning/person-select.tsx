import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';

/** Who answers for it. Who may not see the people of the unit chooses among those already named. */
export function PersonSelect({
  value,
  onChange,
  id,
  organizationId,
  known,
}: {
  value?: string;
  onChange?: (userId: string) => void;
  id?: string;
  organizationId: string;
  known: { id: string; name: string };
}) {
  const say = useWords('planning');
  const mayRead = useCan()('user.read');
  const people = useQuery({
    queryKey: ['users', 'of-unit', organizationId],
    queryFn: () => bodyOf(api.GET('/api/v1/users', { params: { query: { organizationId, limit: 100 } } })),
    enabled: mayRead,
  });
  const found = (people.data?.items ?? []).filter(({ state }) => state === 'active');
  const options = found.map((person) => ({
    value: person.id,
    label: person.post ? `${person.displayName}（${person.post}）` : person.displayName,
  }));
  if (!options.some((option) => option.value === known.id))
    options.unshift({ value: known.id, label: known.name });
  return (
    <Select<string>
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={people.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('choose_person')}
    />
  );
}
