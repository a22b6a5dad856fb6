import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router-dom';
import { useWords } from '@/ui';

/** Asks before what was changed on a page is lost; `release` where it was saved. */
export function useLeaveGuard(isChanged: boolean) {
  const say = useWords('ui');
  const { modal } = App.useApp();
  const isReleased = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && !isReleased.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void modal.confirm({
      title: say('leave_form'),
      content: say('leave_form_consequence'),
      okText: say('leave'),
      cancelText: say('go_on'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, say]);
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
  return {
    release: () => {
      isReleased.current = true;
    },
  };
}
