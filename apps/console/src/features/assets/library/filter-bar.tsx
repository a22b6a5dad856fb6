import { AutoComplete, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';
import { kinds, matters } from './library-filter';
import type { LibraryFilter } from './library-filter';

/** Kind, words, tag and what alone is shown. */
export function FilterBar({
  unitId,
  filter,
  onChange,
  kindsOffered = kinds,
}: {
  unitId: string;
  filter: LibraryFilter;
  onChange: (filter: LibraryFilter) => void;
  kindsOffered?: readonly (typeof kinds)[number][];
}) {
  const say = useWords('assets');
  const [words, setWords] = useState(filter.q ?? '');
  const [tag, setTag] = useState(filter.tag ?? '');
  const [seen, setSeen] = useState(filter);
  if (seen.q !== filter.q || seen.tag !== filter.tag) {
    setSeen(filter);
    setWords(filter.q ?? '');
    setTag(filter.tag ?? '');
  }
  const begun = useDeferredValue(tag);
  const tags = useQuery({
    queryKey: ['assets', 'tags', unitId, begun],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/asset-tags', {
          params: { query: { organizationId: unitId, q: begun || undefined, limit: 20 } },
        }),
      ),
  });
  return (
    <div className="library-filter" role="search" aria-label={say('filter.title')}>
      <Input.Search
        allowClear
        aria-label={say('filter.words')}
        placeholder={say('filter.words')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onSearch={(q) => onChange({ ...filter, q: q || undefined })}
      />
      <Select<(typeof kinds)[number] | ''>
        aria-label={say('filter.kind')}
        value={filter.kind ?? ''}
        onChange={(kind) => onChange({ ...filter, kind: kind || undefined })}
        options={[
          { value: '', label: say('filter.all_kinds') },
          ...kindsOffered.map((value) => ({ value, label: say(`kind.${value}`) })),
        ]}
      />
      <AutoComplete
        allowClear
        aria-label={say('filter.tag')}
        placeholder={say('filter.tag')}
        value={tag}
        options={tags.data?.items.map((item) => ({
          value: item.tag,
          label: say('filter.tag_uses', { tag: item.tag, count: item.uses }),
        }))}
        onChange={(value: string | undefined) => {
          setTag(value ?? '');
          if (!value) onChange({ ...filter, tag: undefined });
        }}
        onSelect={(value?: string) => onChange({ ...filter, tag: value })}
        onInputKeyDown={({ key }) => key === 'Enter' && onChange({ ...filter, tag: tag || undefined })}
      />
      <Select<(typeof matters)[number] | ''>
        aria-label={say('filter.only')}
        value={filter.matter ?? ''}
        onChange={(matter) => onChange({ ...filter, matter: matter || undefined })}
        options={[
          { value: '', label: say('filter.everything') },
          ...matters.map((value) => ({ value, label: say(`matter.${value}`) })),
        ]}
      />
    </div>
  );
}
