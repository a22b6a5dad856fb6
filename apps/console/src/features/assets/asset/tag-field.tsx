import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';

/** Tags, with those that the unit uses already at hand. Usable as a field of a form. */
export function TagField({
  unitId,
  value,
  onChange,
  id,
}: {
  unitId: string;
  value?: string[];
  onChange?: (tags: string[]) => void;
  id?: string;
}) {
  const say = useWords('assets');
  const known = useQuery({
    queryKey: ['assets', 'tags', unitId, ''],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/asset-tags', { params: { query: { organizationId: unitId, limit: 50 } } })),
  });
  return (
    <Select<string[]>
      id={id}
      mode="tags"
      aria-label={say('field.tags')}
      placeholder={say('field.tags_hint')}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={30}
      value={value}
      onChange={onChange}
      options={known.data?.items.map(({ tag }) => ({ value: tag, label: tag }))}
    />
  );
}
