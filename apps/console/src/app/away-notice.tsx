import { Button, Result } from 'antd';
import { useWords } from '@/ui/sign-in-parts';

export function AwayNotice({ onRetry }: { onRetry: () => void }) {
  const say = useWords('ui');
  return (
    <main>
      <Result
        status="warning"
        title={say('no_connection')}
        extra={
          <Button type="primary" onClick={onRetry}>
            {say('retry')}
          </Button>
        }
      />
    </main>
  );
}
