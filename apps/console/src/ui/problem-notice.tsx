import { Alert, Button } from 'antd';
import { useProblemText } from './problem-text';
import { useWords } from './words';

/** What went wrong where a page or part of it should be, with a way on. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords('ui');
  const textOf = useProblemText();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={textOf(error)}
      action={onRetry && <Button onClick={onRetry}>{say('retry')}</Button>}
    />
  );
}
