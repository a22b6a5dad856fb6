import { addWords, inOffice, Page, useWords } from '@/ui';
import { Suspense, lazy } from 'react';
import { FirstRunCard } from '@/features/first-run';
import { useCan, useMe } from '@/features/sessions';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';
import { Today } from './today';
import { WaitingList } from './waiting/waiting-list';
import { Yesterday } from './yesterday';
import './home.css';

/** Its folder is large, and most who come here have nothing to do with it. */
const CorrespondentDoor = lazy(async () => ({
  default: (await import('@/features/submissions')).CorrespondentDoor,
}));

addWords('home', { 'zh-CN': zhCN, 'en-US': enUS });

/** What waits, what goes out, how it went: for each by what they may do. */
export default function Home() {
  const say = useWords('home');
  const me = useMe();
  const can = useCan();
  const today = inOffice(new Date());
  return (
    <Page
      title={say('title', { name: me.displayName })}
      lead={say('date', {
        year: today.year(),
        month: today.month() + 1,
        day: today.date(),
        weekday: say(`weekday.${today.day()}`),
      })}
    >
      <FirstRunCard />
      {can('submission.write') && (
        <Suspense fallback={null}>
          <CorrespondentDoor />
        </Suspense>
      )}
      <div className="home">
        <WaitingList />
        <div className="home-side">
          {can('plan.read') && <Today />}
          {can('analytics.read') && <Yesterday />}
        </div>
      </div>
    </Page>
  );
}
