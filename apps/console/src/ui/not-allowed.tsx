import { Button, Result } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from './words';

/** A page that is not offered to who came by its address. */
export function NotAllowed() {
  const say = useWords('ui');
  return (
    <Result
      status="403"
      title={say('not_allowed.title')}
      subTitle={say('not_allowed.text')}
      extra={
        <Link to="/">
          <Button type="primary">{say('missing.home')}</Button>
        </Link>
      }
    />
  );
}
