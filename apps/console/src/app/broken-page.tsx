import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router-dom';
import { useWords } from '@/ui';

/** A page that failed in itself. After an update the files of an open page are gone: then it is only loaded anew. */
export function BrokenPage() {
  const say = useWords('app');
  const error = useRouteError();
  const isOutdated = error instanceof TypeError && /dynamically imported module/i.test(error.message);
  useEffect(() => {
    if (isOutdated && !sessionStorage.getItem('haojiao.reloaded')) {
      sessionStorage.setItem('haojiao.reloaded', '1');
      location.reload();
    }
  }, [isOutdated]);
  return (
    <Result
      status="error"
      title={say('broken.title')}
      subTitle={say(isOutdated ? 'broken.outdated' : 'broken.text')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {say('broken.reload')}
        </Button>
      }
    />
  );
}
