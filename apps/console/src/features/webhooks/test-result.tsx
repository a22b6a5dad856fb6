import { Alert } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useAnswerText } from './answer-text';
import { LongText } from './long-text';

/** What the other side said to a trial. */
export function TestResult({ result }: { result: Shape<'WebhookTestResponse'> }) {
  const say = useWords('webhooks');
  const answerText = useAnswerText();
  const { delivered, answer } = result;
  return (
    <Alert
      type={delivered ? 'success' : 'error'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={delivered ? say('test_taken') : say('test_failed', { problem: answerText(result) })}
      description={answer && <LongText label={say('answered')} text={answer} />}
    />
  );
}
