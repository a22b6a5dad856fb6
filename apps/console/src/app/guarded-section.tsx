import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';
import { useWords } from '@/ui';

/** A section for who may do something in it; anybody else is told so, and who can help. */
export function GuardedSection({ needs, children }: { needs: readonly Action[]; children: ReactNode }) {
  const say = useWords('app');
  const can = useCan();
  if (needs.length === 0 || needs.some((action) => can(action))) return children;
  return (
    <Result
      status="403"
      title={say('not_allowed.title')}
      subTitle={say('not_allowed.text')}
      extra={
        <Link to="/">
          <Button type="primary">{say('not_found.home')}</Button>
        </Link>
      }
    />
  );
}
