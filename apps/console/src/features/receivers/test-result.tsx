import { Alert } from 'antd';
import type { Say } from '@/ui';
import { LongText } from './long-text';
import { useAnswerText } from './use-answer-text';

export interface Tested {
  readonly delivered: boolean;
  readonly problem: string | null;
  readonly status?: number | null;
  /** What it said, where that is kept. */
  readonly answer?: string | null;
}

/** What the other side said to a trial. */
export function TestResult({ say, result }: { say: Say; result: Tested }) {
  const answerText = useAnswerText();
  const { delivered, problem, status = null, answer } = result;
  return (
    <Alert
      type={delivered ? 'success' : 'error'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={delivered ? say('test_taken') : say('test_failed', { problem: answerText({ status, problem }) })}
      description={answer && <LongText label={say('answered')} text={answer} />}
    />
  );
}
