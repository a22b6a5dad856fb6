import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Layout, Skeleton } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { CurrentUnitProvider, UnitSelect, useCurrentUnit } from '@/features/organizations';
import { NoticeBell } from '@/features/notices';
import { MeContext, SignInAgain, useAskMe } from '@/features/sessions';
import { ProblemNotice, useNarrow, useWords } from '@/ui';
import { MainMenu } from './main-menu';
import { PersonMenu } from './person-menu';
import { PhoneBar } from './phone-bar';
import './frame.css';

/** Around every page: who is signed in, which unit is looked at, where one can go. */
export function Frame() {
  const me = useAskMe();
  if (me.data) {
    return (
      <MeContext.Provider value={me.data}>
        <CurrentUnitProvider>
          <FrameOfMember mustChangePassword={me.data.mustChangePassword} />
          <SignInAgain />
        </CurrentUnitProvider>
      </MeContext.Provider>
    );
  }
  if (me.isError) return <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />;
  return <Skeleton active className="page" />;
}

function FrameOfMember({ mustChangePassword }: { mustChangePassword: boolean }) {
  const say = useWords('app');
  const isNarrow = useNarrow();
  const { pathname } = useLocation();
  const { unitId, choose } = useCurrentUnit();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => {
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
  if (mustChangePassword && pathname !== '/password') return <Navigate to="/password" replace />;
  return (
    <Layout className="frame">
      <a className="skip-link" href="#main">
        {say('skip')}
      </a>
      {!isNarrow && (
        <Layout.Sider width={208} theme="light" className="frame-side">
          <p className="frame-name">号角</p>
          <MainMenu />
        </Layout.Sider>
      )}
      <Layout>
        <header className="frame-head">
          {isNarrow && (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={say('open_menu')}
              onClick={() => setMenuOpen(true)}
            />
          )}
          <UnitSelect value={unitId} onChange={choose} />
          <span className="frame-gap" />
          <NoticeBell />
          <PersonMenu />
        </header>
        <main id="main" tabIndex={-1} className="frame-main">
          <Suspense fallback={<Skeleton active className="page" />}>
            <Outlet />
          </Suspense>
        </main>
      </Layout>
      {isNarrow && <PhoneBar />}
      <Drawer open={isMenuOpen} onClose={() => setMenuOpen(false)} placement="left" size={260} title="号角">
        <MainMenu onChoose={() => setMenuOpen(false)} />
      </Drawer>
    </Layout>
  );
}
