import { Button, Result } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';

/** A section that the menu does not offer to who came by its address. */
export function NotAllowed() {
  const say = useWords('app');
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
