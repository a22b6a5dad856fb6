import { useQueries } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import { api, bodyOf } from '@/api-client';
import { ColumnSelect } from '@/features/columns';
import { ContentsSelect } from '@/features/publications';
import { useWords } from '@/ui';

/** Where the items of one section come from: chosen one by one, or the newest of a column or with a tag. */
export function SectionSource({ name, unitId }: { name: number; unitId: string }) {
  const say = useWords('topics');
  const form = Form.useFormInstance();
  const by = Form.useWatch(['sections', name, 'by'], form) as string | undefined;
  if (by === 'items')
    return (
      <Form.Item name={[name, 'contentIds']} label={say('items')} extra={say('items_help')}>
        <ItemsField unitId={unitId} />
      </Form.Item>
    );
  return (
    <>
      {by === 'column' ? (
        <Form.Item
          name={[name, 'columnId']}
          label={say('column')}
          rules={[{ required: true, message: say('column_needed') }]}
        >
          <ColumnSelect unitId={unitId} isOwnOnly />
        </Form.Item>
      ) : (
        <Form.Item
          name={[name, 'tag']}
          label={say('tag')}
          rules={[{ required: true, whitespace: true, message: say('tag_needed') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name={[name, 'limit']} label={say('limit')}>
        <InputNumber min={1} max={20} precision={0} placeholder="10" />
      </Form.Item>
    </>
  );
}

function ItemsField({
  id,
  value = [],
  onChange,
  unitId,
}: {
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
  unitId: string;
}) {
  const say = useWords('topics');
  // An id says nothing to people.
  const known = useQueries({
    queries: value.map((contentId) => ({
      queryKey: ['contents', contentId, 'title'],
      queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}', { params: { path: { id: contentId } } })),
      staleTime: 60_000,
    })),
    combine: (asked) => asked.flatMap(({ data }) => (data ? [{ id: data.id, title: data.title }] : [])),
  });
  return (
    <ContentsSelect
      id={id}
      label={say('items')}
      organizationId={unitId}
      known={known}
      value={value}
      onChange={onChange}
    />
  );
}
