import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import './words';

type ContentState = Shape<'ContentSummaryResponse'>['state'];

interface Choosing {
  id?: string;
  state?: ContentState;
  organizationId?: string;
  label?: string;
  /** Items that are shown by their titles before anything was looked for. */
  known?: readonly { id: string; title: string }[];
}

/** One item of the unit, found by words of its title. Usable as a field of a form. */
export function ContentSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string; onChange?: (id: string | undefined) => void }) {
  return <Select<string> {...useChoosing(choosing)} allowClear value={value} onChange={onChange} />;
}

/** The same for several. */
export function ContentsSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string[]; onChange?: (ids: string[]) => void }) {
  return <Select<string[]> {...useChoosing(choosing)} mode="multiple" value={value} onChange={onChange} />;
}

function useChoosing({ id, state, organizationId, label, known = [] }: Choosing) {
  const say = useWords('publications');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = { q: q || undefined, state, organizationId, limit: 30 };
  const found = useQuery({
    queryKey: ['contents', 'choosing', query],
    queryFn: () => bodyOf(api.GET('/api/v1/contents', { params: { query } })),
    placeholderData: (before) => before,
  });
  const items = [
    ...known,
    ...(found.data?.items ?? []).filter((item) => !known.some((each) => each.id === item.id)),
  ];
  return {
    id,
    'aria-label': label ?? say('choose_content'),
    placeholder: say('choose_content'),
    notFoundContent: found.isPending ? say('looking') : say('no_such_content'),
    showSearch: { filterOption: false as const, onSearch: setTyped },
    loading: found.isFetching,
    options: items.map((item) => ({ value: item.id, label: item.title })),
    style: { width: '100%' },
  };
}
