import { Form } from 'antd';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { DayField } from '@/features/submissions';
import { FormDialog, useAct, useWords } from '@/ui';

type Wish = Shape<'OpenAppealsRequest'>;

/** 公示: shows a draft to the units that it is about, until a day. */
export function AppealsDialog({ bulletinId, onClose }: { bulletinId: string; onClose: () => void }) {
  const say = useWords('bulletins');
  const show = useAct(
    ({ until }: Wish) =>
      api.POST('/api/v1/bulletins/{id}/publish-for-appeals', {
        params: { path: { id: bulletinId } },
        body: { until },
      }),
    { touches: [['bulletins']], done: say('shown') },
  );
  return (
    <FormDialog<Wish> title={say('show_title')} okText={say('show')} save={show.attempt} onClose={onClose}>
      <p>{say('show_told')}</p>
      <Form.Item name="until" label={say('last_day')} extra={say('last_day_hint')}>
        <DayField />
      </Form.Item>
    </FormDialog>
  );
}
