import { Button, Result } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';

/** An address that leads nowhere, or to something that the person may not see: both look the same. */
export function NotFound() {
  const say = useWords('app');
  return (
    <Result
      status="404"
      title={say('not_found.title')}
      subTitle={say('not_found.text')}
      extra={
        <Link to="/">
          <Button type="primary">{say('not_found.home')}</Button>
        </Link>
      }
    />
  );
}
