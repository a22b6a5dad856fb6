import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCan } from '@/features/sessions';
import { FormDialog, Moment, Panel, ProblemNotice, useAct, useWords } from '@/ui';

type Wish = Shape<'DecideSeparationRequest'>;

/** Who is kept from deciding in the unit. The unit above decides it, with a reason that stays on record. */
export function SeparationPanel({ unitId, path }: { unitId: string; path: readonly string[] }) {
  const say = useWords('review-flows');
  const can = useCan();
  const [isDeciding, setDeciding] = useState(false);
  const asked = useQuery({
    queryKey: ['review-separation', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/organizations/{id}/review-separation', { params: { path: { id: unitId } } })),
  });
  const mayDecide = path.length > 1 && can('review_flow.manage', path.slice(0, -1));
  return (
    <Panel
      title={say('separation.title')}
      extra={mayDecide && <Button onClick={() => setDeciding(true)}>{say('separation.decide')}</Button>}
    >
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <p>{say(`separation.${asked.data.mode}`)}</p>
          {!mayDecide && <p className="stage-note">{say('separation.who')}</p>}
          <ul className="separation-history">
            {asked.data.history.map(({ decidedAt, decidedByName, mode, reason }) => (
              <li key={decidedAt}>
                <Moment at={decidedAt} /> {decidedByName}：{say(`separation.to_${mode}`)}。{reason}
              </li>
            ))}
          </ul>
          {isDeciding && (
            <DecideDialog unitId={unitId} mode={asked.data.mode} onClose={() => setDeciding(false)} />
          )}
        </>
      )}
    </Panel>
  );
}

function DecideDialog({
  unitId,
  mode,
  onClose,
}: {
  unitId: string;
  mode: Wish['mode'];
  onClose: () => void;
}) {
  const say = useWords('review-flows');
  const decide = useAct(
    (body: Wish) =>
      api.PUT('/api/v1/organizations/{id}/review-separation', { params: { path: { id: unitId } }, body }),
    { touches: [['review-separation']], done: say('saved') },
  );
  return (
    <FormDialog<Wish>
      title={say('separation.decide')}
      initialValues={{ mode }}
      save={decide.attempt}
      onClose={onClose}
    >
      <Form.Item name="mode">
        <Radio.Group
          vertical
          options={(['strict', 'handling_editor'] as const).map((value) => ({
            value,
            label: say(`separation.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('separation.reason')}
        rules={[{ required: true, min: 2, whitespace: true, message: say('separation.reason_missing') }]}
      >
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </FormDialog>
  );
}
