import { Button, Card, Form, Input, Modal, Radio, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { Moment, ProblemNotice, useAct, useWords } from '@/ui';
import type { Bulletin } from './bulletin-state';
import { TextDialog } from './text-dialog';
import { useAppeals } from './use-bulletin';

type Appeal = Shape<'AppealResponse'>;

interface Answer {
  outcome: 'upheld' | 'rejected';
  reason: string;
}

/** What units say against a bulletin that is shown to them, and what was answered. */
export function Appeals({ bulletin }: { bulletin: Bulletin }) {
  const say = useWords('bulletins');
  const { id, state, organizationId, content } = bulletin;
  const { unitId } = useCurrentUnit();
  const { may } = useReach();
  const [answered, setAnswered] = useState<Appeal | null>(null);
  const [isFiling, setFiling] = useState(false);
  const [key] = useState(newKey);
  const pages = useAppeals(id);
  const file = useAct(
    (text: string) =>
      api
        .POST('/api/v1/bulletins/{id}/appeals', {
          params: { path: { id } },
          headers: onceBy(key),
          body: { organizationId: unitId, text },
        })
        .then(() => true),
    { touches: [['bulletins']], done: say('appeal_filed') },
  );
  const mayAnswer = state === 'appeals' && may('bulletin.manage', organizationId);
  const isAboutUs = content.tables.some(({ rows }) => rows.some((row) => row.organizationId === unitId));
  return (
    <Card
      size="small"
      title={<h2>{say('appeals')}</h2>}
      extra={
        state === 'appeals' &&
        isAboutUs &&
        may('submission.read', unitId) && <Button onClick={() => setFiling(true)}>{say('appeal')}</Button>
      }
    >
      {pages.isPending && <Skeleton active title={false} />}
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && pages.items.length === 0 && <p className="desk-quiet">{say('no_appeals')}</p>}
      <ul className="desk-lines">
        {pages.items.map((appeal) => (
          <li key={appeal.id} className="report-fact">
            <div>
              <Tag color={appeal.state === 'open' ? 'gold' : 'default'}>
                {say(`appeal_state.${appeal.state}`)}
              </Tag>
              <strong>{appeal.organizationName}</strong>{' '}
              <span className="desk-quiet">
                <Moment at={appeal.filedAt} />
              </span>
              {appeal.submissionId && (
                <>
                  {' '}
                  <Link to={`/submissions/${appeal.submissionId}`}>{appeal.submissionNumber}</Link>
                </>
              )}
              <p className="desk-plain-text">{appeal.text}</p>
              {appeal.reason && <p>{say('answer_was', { text: appeal.reason })}</p>}
            </div>
            {mayAnswer && appeal.state === 'open' && (
              <Button onClick={() => setAnswered(appeal)}>{say('answer')}</Button>
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{say('more')}</Button>}
      {answered && <AnswerDialog appeal={answered} onClose={() => setAnswered(null)} />}
      {isFiling && (
        <TextDialog
          title={say('appeal')}
          told={say('appeal_told')}
          label={say('appeal_text')}
          isBusy={file.isBusy}
          onClose={() => setFiling(false)}
          onText={async (text) => {
            if (await file.run(text)) setFiling(false);
          }}
        />
      )}
    </Card>
  );
}

function AnswerDialog({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const say = useWords('bulletins');
  const [form] = Form.useForm<Answer>();
  const answer = useAct(
    (body: Answer) =>
      api
        .POST('/api/v1/bulletins/{id}/appeals/{appealId}/answer', {
          params: { path: { id: appeal.bulletinId, appealId: appeal.id } },
          body,
        })
        .then(() => true),
    { touches: [['bulletins']], done: say('answered'), form },
  );
  return (
    <Modal
      open
      title={say('answer')}
      confirmLoading={answer.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="desk-plain-text">{appeal.text}</p>
      <p>{say('answer_told')}</p>
      <Form<Answer>
        form={form}
        layout="vertical"
        initialValues={{ outcome: 'upheld' }}
        onFinish={async (body) => (await answer.run(body)) && onClose()}
      >
        <Form.Item name="outcome" label={say('outcome_label')}>
          <Radio.Group
            options={(['upheld', 'rejected'] as const).map((value) => ({
              value,
              label: say(`appeal_state.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('answer_text')}
          rules={[{ required: true, whitespace: true, min: 2 }]}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
