import { Form, Select } from 'antd';
import { api, bodyOf, ifMatch, onceBy } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useKindOptions } from '@/features/notices';
import { ReceiverDialog } from '@/features/receivers';
import type { MadeReceiver } from '@/features/receivers';
import { useWords } from '@/ui';
import type { NoticeHook } from './use-notice-hooks';

interface Values {
  name: string;
  url: string;
  kinds?: string[];
}

/** A new hook of a unit, or changes of one. */
export function NoticeHookDialog({
  seen,
  unitId,
  onMade,
  onClose,
}: {
  seen: Versioned<NoticeHook> | null;
  unitId: string;
  /** Gets the key of a new one, which is told this once. */
  onMade?: (made: MadeReceiver) => void;
  onClose: () => void;
}) {
  const say = useWords('notice-hooks');
  const kinds = useKindOptions(seen?.body.kinds ?? []);
  const bodyOfValues = ({ kinds = [], ...values }: Values) => ({ ...values, kinds });
  return (
    <ReceiverDialog<Values>
      say={say}
      noun="notice-hooks"
      initialValues={seen?.body}
      change={
        seen &&
        ((values) =>
          api.PATCH('/api/v1/notice-hooks/{id}', {
            params: { path: { id: seen.body.id } },
            headers: ifMatch(seen.etag),
            body: bodyOfValues(values),
          }))
      }
      make={(values, key) =>
        bodyOf(
          api.POST('/api/v1/notice-hooks', {
            headers: onceBy(key),
            body: { ...bodyOfValues(values), organizationId: unitId },
          }),
        )
      }
      onMade={onMade}
      onClose={onClose}
    >
      <Form.Item name="kinds" label={say('kinds')} extra={say('kinds_help')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('all_kinds')}
          options={kinds}
        />
      </Form.Item>
      <p>{say('answers_for_help')}</p>
    </ReceiverDialog>
  );
}
