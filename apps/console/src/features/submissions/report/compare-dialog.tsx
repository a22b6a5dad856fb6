import { Alert, Form, Input, Modal, Radio } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { Moment, useAct, useWords } from '@/ui';
import type { Submission } from '../enums';
import { MarkedText } from './marked-text';

type Similar = Shape<'SimilarReportResponse'>;
const outcomes = ['joint', 'duplicate', 'keep'] as const;

interface Input {
  outcome: (typeof outcomes)[number];
  reason?: string;
}

/** Two reports beside each other, what both say marked, and what the editor makes of it. */
export function CompareDialog({
  report,
  bodyText,
  other,
  mayDecide,
  onClose,
}: {
  report: Submission;
  bodyText: string;
  other: Similar;
  mayDecide: boolean;
  onClose: () => void;
}) {
  const say = useWords('submissions');
  const [form] = Form.useForm<Input>();
  const params = { path: { id: report.id, otherId: other.submissionId } };
  const decide = useAct(
    (body: Input) =>
      api.POST('/api/v1/submissions/{id}/similar/{otherId}/decision', { params, body }).then(() => true),
    { touches: [['submissions']], done: say('similar.done'), form },
  );
  const inBody = other.passages.filter(({ field }) => field === 'body');
  const inOther = other.passages.filter(({ otherField }) => otherField === 'body');
  return (
    <Modal
      open
      width={960}
      title={say('similar.compare')}
      okText={say('similar.save')}
      footer={mayDecide && other.outcome === null ? undefined : null}
      confirmLoading={decide.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert type="info" title={say('similar.marked')} />
      <div className="report-compare">
        <section>
          <h3>
            {say('similar.this_one')}：{report.title}
          </h3>
          <p className="desk-quiet">
            {report.organizationName} · {report.sentAt && <Moment at={report.sentAt} />}
          </p>
          <MarkedText text={bodyText} passages={inBody} />
        </section>
        <section>
          <h3>
            {say('similar.other_one')}：{other.title}
          </h3>
          <p className="desk-quiet">
            {other.organizationName} · <Moment at={other.sentAt} /> ·{' '}
            <Link to={`/submissions/${other.submissionId}`} onClick={onClose}>
              {say('similar.open')}
            </Link>
          </p>
          <MarkedText
            text={other.bodyText}
            passages={inOther.map(({ otherStart, otherEnd }) => ({ start: otherStart, end: otherEnd }))}
          />
        </section>
      </div>
      {mayDecide && other.outcome === null && (
        <Form<Input>
          form={form}
          layout="vertical"
          initialValues={{ outcome: 'keep' }}
          onFinish={async (body) => (await decide.run(body)) && onClose()}
        >
          <Form.Item name="outcome" label={say('similar.decide')}>
            <Radio.Group className="report-outcomes">
              {outcomes.map((outcome) => (
                <Radio key={outcome} value={outcome}>
                  <strong>{say(`similar.${outcome}`)}</strong>{' '}
                  <span className="desk-quiet">{say(`similar.${outcome}_told`)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item name="reason" label={say('similar.reason')}>
            <Input maxLength={1000} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
