import { Form, Input, Radio } from 'antd';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';

type Answer = Shape<'AnswerAppealRequest'>;

const outcomes: readonly Answer['outcome'][] = ['upheld', 'rejected'];

/** What the office that issues a bulletin says to a unit that appealed. */
export function AnswerDialog({ appeal, onClose }: { appeal: Shape<'AppealResponse'>; onClose: () => void }) {
  const say = useWords('bulletins');
  const answer = useAct(
    (body: Answer) =>
      api.POST('/api/v1/bulletins/{id}/appeals/{appealId}/answer', {
        params: { path: { id: appeal.bulletinId, appealId: appeal.id } },
        body,
      }),
    { touches: [['bulletins']], done: say('answered') },
  );
  return (
    <FormDialog<Answer>
      title={say('answer')}
      okText={say('answer')}
      initialValues={{ outcome: 'upheld' }}
      save={answer.attempt}
      onClose={onClose}
    >
      <p className="desk-plain-text">{appeal.text}</p>
      <p>{say('answer_told')}</p>
      <Form.Item name="outcome" label={say('outcome_label')}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: say(`appeal_state.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('answer_text')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('answer_needed') }]}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </FormDialog>
  );
}
