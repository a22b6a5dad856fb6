import { Form } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { ContentsSelect } from '../content-select';

/** Further items in the same post: 次条. */
export function Companions({
  platform,
  most,
  content,
}: {
  platform: string;
  most: number;
  content: Shape<'ContentResponse'>;
}) {
  const say = useWords('publications');
  return (
    <Form.Item
      name={['options', platform, 'companionContentIds']}
      label={say('companions.label')}
      extra={say('companions.extra', { most })}
      rules={[{ type: 'array', max: most, message: say('companions.too_many', { most }) }]}
    >
      <ContentsSelect
        state="approved"
        organizationId={content.organizationId}
        label={say('companions.label')}
      />
    </Form.Item>
  );
}
