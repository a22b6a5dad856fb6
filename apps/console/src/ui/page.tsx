import { Typography } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import './page.css';

/** One page: its heading, what can be done here, and what it shows. The heading is also the name of the tab. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · 号角`;
  }, [title]);
  return (
    <section className="page">
      <header className="page-head">
        <div>
          <Typography.Title level={1} className="page-title">
            {title}
          </Typography.Title>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
